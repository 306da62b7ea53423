package vn.eduhub.teacher.assignment;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Ethnicity;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.code.StaffGroup;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.audit.FieldGroup;

/// A member of staff as callers see them. Never prints its content.
public record TeacherView(
        RecordId educationId,
        long version,
        boolean cancelled,
        String fullName,
        LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable Ethnicity ethnicity,
        List<AssignmentView> assignments)
        implements Disclosure {

    private static final Set<FieldGroup> FIELDS = Set.of(FieldGroup.BASIC, FieldGroup.SENSITIVE);

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
    }

    public static TeacherView of(RecordBody<Teacher> body) {
        Teacher teacher = body.content();
        return new TeacherView(
                body.recordId(),
                body.version(),
                body.cancelled(),
                teacher.fullName(),
                teacher.birthDate(),
                teacher.sex(),
                teacher.ethnicity(),
                teacher.assignments().stream().map(AssignmentView::of).toList());
    }

    @Override
    public List<RecordId> subjects() {
        return List.of(educationId);
    }

    @Override
    public Set<FieldGroup> fields() {
        return FIELDS;
    }

    @Override
    public String toString() {
        return "TeacherView[" + educationId + "]";
    }
}
