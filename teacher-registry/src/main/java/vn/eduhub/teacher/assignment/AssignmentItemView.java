package vn.eduhub.teacher.assignment;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.StaffGroup;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.Told;

/// An assignment as callers see it by itself.
///
/// @param teacher education id of whose it is
/// @param version of the teacher, which the assignment is a part of
/// @param schoolClass absent: the whole school
/// @param cancelled it was never so: entered by mistake
record AssignmentItemView(
        @Told(FieldGroup.BASIC) RecordId id,
        @Told(FieldGroup.BASIC) RecordId teacher,
        @Told(FieldGroup.BASIC) long version,
        @Told(FieldGroup.BASIC) RecordId school,
        @Told(FieldGroup.BASIC) @Nullable RecordId schoolClass,
        @Told(FieldGroup.BASIC) SchoolYear schoolYear,
        @Told(FieldGroup.BASIC) StaffGroup group,
        @Told(FieldGroup.BASIC) LocalDate begun,
        @Told(FieldGroup.BASIC) @Nullable LocalDate ended,
        @Told(FieldGroup.BASIC) boolean cancelled)
        implements Disclosure {

    static AssignmentItemView of(RecordBody<Teacher> body, Assignment assignment) {
        return new AssignmentItemView(
                assignment.id(),
                body.recordId(),
                body.version(),
                assignment.school(),
                assignment.schoolClass(),
                assignment.schoolYear(),
                assignment.group(),
                assignment.begun(),
                assignment.ended(),
                assignment.cancelled());
    }

    @Override
    public List<RecordId> subjects() {
        return List.of(teacher);
    }

    @Override
    public Set<FieldGroup> fields() {
        return Set.of(FieldGroup.BASIC);
    }
}
