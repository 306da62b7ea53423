package vn.eduhub.teacher.assignment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.StaffGroup;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.registration.Schools;

/// Reads the filters that all lists of staff and assignments share.
public final class AssignmentFilters {

    private final Schools schools;

    public AssignmentFilters(Schools schools) {
        this.schools = schools;
    }

    /// The filters as they came.
    public record Query(
            @Nullable String teacher,
            @Nullable String school,
            @Nullable String schoolClass,
            @Nullable String schoolYear,
            @Nullable String group,
            @Nullable String state) {}

    /// Faults are noted in the reader. Without a school a page looks at `limit` members of staff in
    /// reach and keeps those that match. Classes are the learner registry's: a class does not say here
    /// whose it is.
    ///
    /// @return empty when there is a fault, or nothing can match: the school is not within reach
    public Optional<AssignmentFilter> read(Reader reader, Caller caller, Query query) {
        Optional<RecordId> teacher = reader.recordId("/teacher", query.teacher());
        Optional<RecordId> school = reader.recordId("/school", query.school());
        Optional<RecordId> schoolClass = reader.recordId("/schoolClass", query.schoolClass());
        Optional<SchoolYear> year = reader.schoolYear("/schoolYear", query.schoolYear());
        Optional<StaffGroup> group = reader.code("/group", query.group(), StaffGroup.CODES, "DM_NHOM_CAN_BO");
        Optional<AssignmentState> state =
                reader.found("/state", query.state(), AssignmentState::find, "OPEN, ENDED, CANCELLED");
        if (!reader.isClean()
                || (school.isPresent()
                        && schools.findEverWithin(school.get(), caller.unit()).isEmpty())) {
            return Optional.empty();
        }
        // The scope of a school's staff holds the school and all above it: asking by the school's own reach finds no
        // other, and reads one school instead of a province.
        Reach reach = school.map(Reach::new).orElseGet(caller::reach);
        boolean inStore = schools.findEver(reach.unit()).isPresent();
        return Optional.of(new AssignmentFilter(reach, inStore, teacher, school, schoolClass, year, group, state));
    }
}
