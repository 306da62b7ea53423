package vn.eduhub.teacher.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.eduhub.contracts.code.StaffGroup;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.record.Criterion;

/// Which assignments a list is of: one assignment has to be all that was asked for.
///
/// @param reach the store reads the staff of this unit, a school where one was named
/// @param inStore whether the store looks for the staff: among those of one school it may, among those
/// of a province
///     it would read them all to find a few
public record AssignmentFilter(
        Reach reach,
        boolean inStore,
        Optional<RecordId> teacher,
        Optional<RecordId> school,
        Optional<RecordId> schoolClass,
        Optional<SchoolYear> year,
        Optional<StaffGroup> group,
        Optional<AssignmentState> state) {

    /// Of staff who have assignments of each kind; whether one is all of it has to be looked at.
    public List<Criterion> criteria() {
        List<Criterion> criteria = new ArrayList<>();
        teacher.ifPresent(id -> criteria.add(new Criterion("_id", id.value())));
        if (inStore) {
            schoolClass.ifPresent(id -> criteria.add(new Criterion("content.assignments.schoolClass", id.value())));
            year.ifPresent(of -> criteria.add(new Criterion("content.assignments.schoolYear", of.toString())));
            group.ifPresent(of -> criteria.add(new Criterion("content.assignments.group", of.code())));
        }
        return criteria;
    }

    public boolean matches(Assignment assignment) {
        return school.map(assignment.school()::equals).orElse(true)
                && schoolClass
                        .map(id -> Objects.equals(id, assignment.schoolClass()))
                        .orElse(true)
                && year.map(assignment.schoolYear()::equals).orElse(true)
                && group.map(assignment.group()::equals).orElse(true)
                && state.map(AssignmentState.of(assignment)::equals).orElse(true);
    }

    /// Whether nothing was asked for but what is within reach.
    public boolean isOpen() {
        return teacher.isEmpty()
                && school.isEmpty()
                && schoolClass.isEmpty()
                && year.isEmpty()
                && group.isEmpty()
                && state.isEmpty();
    }
}
