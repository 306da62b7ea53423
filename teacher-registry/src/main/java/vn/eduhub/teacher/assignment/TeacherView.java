package vn.eduhub.teacher.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Ethnicity;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.code.StaffGroup;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Sensitive;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.SensitiveSeal;
import vn.eduhub.platform.fields.Telling;
import vn.eduhub.platform.fields.Told;
import vn.eduhub.platform.keys.SealPlace;

/// A member of staff as callers see them. Never prints its content.
///
/// @param withheld groups of fields that the caller is not told; absent when there is none
public record TeacherView(
        @Told(FieldGroup.BASIC) RecordId educationId,
        @Told(FieldGroup.BASIC) long version,
        @Told(FieldGroup.BASIC) boolean cancelled,
        @Told(FieldGroup.BASIC) String fullName,
        @Told(FieldGroup.BASIC) LocalDate birthDate,
        @Told(FieldGroup.BASIC) @Nullable Sex sex,
        @Told(FieldGroup.SENSITIVE) @Nullable Ethnicity ethnicity,
        @Told(FieldGroup.BASIC) List<AssignmentView> assignments,

        @Told(FieldGroup.BASIC) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<FieldGroup> withheld)
        implements Disclosure {

    private static final FieldGroup[] GROUPS = {FieldGroup.BASIC, FieldGroup.SENSITIVE};

    public record AssignmentView(
            RecordId id,
            RecordId school,
            @Nullable RecordId schoolClass,
            SchoolYear schoolYear,
            StaffGroup group,
            LocalDate begun,
            @Nullable LocalDate ended,
            boolean cancelled) {

        static AssignmentView of(Assignment assignment) {
            return new AssignmentView(
                    assignment.id(),
                    assignment.school(),
                    assignment.schoolClass(),
                    assignment.schoolYear(),
                    assignment.group(),
                    assignment.begun(),
                    assignment.ended(),
                    assignment.cancelled());
        }
    }

    public TeacherView {
        assignments = List.copyOf(assignments);
        withheld = List.copyOf(withheld);
    }

    public static TeacherView of(RecordBody<Teacher> body, Telling telling) {
        Teacher teacher = body.content();
        Sensitive sensitive = telling.sensitive(
                teacher.sensitive(), SealPlace.of(Topic.TEACHER, SensitiveSeal.FIELD, body.recordId()));
        return new TeacherView(
                body.recordId(),
                body.version(),
                body.cancelled(),
                teacher.fullName(),
                teacher.birthDate(),
                teacher.sex(),
                sensitive.ethnicity(),
                teacher.assignments().stream().map(AssignmentView::of).toList(),
                telling.withheld(GROUPS));
    }

    @Override
    public List<RecordId> subjects() {
        return List.of(educationId);
    }

    @Override
    public Set<FieldGroup> fields() {
        return FieldGroup.but(withheld, GROUPS);
    }

    @Override
    public String toString() {
        return "TeacherView[" + educationId + "]";
    }
}
