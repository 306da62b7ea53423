package vn.eduhub.learner.enrolment;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.event.Learner.EnrolmentState;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.learner.schoolclass.Classes;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.registration.Schools;

/// Reads the filters that all lists of learners and enrolments share.
public final class EnrolmentFilters {

    private static final String STATES = "ACTIVE, COMPLETED, TRANSFERRED, LEFT, CANCELLED";

    private final Schools schools;
    private final Classes classes;

    public EnrolmentFilters(Schools schools, Classes classes) {
        this.schools = schools;
        this.classes = classes;
    }

    /// The filters as they came.
    public record Query(
            @Nullable String learner,
            @Nullable String school,
            @Nullable String schoolClass,
            @Nullable String schoolYear,
            @Nullable String grade,
            @Nullable String state) {}

    /// Faults are noted in the reader. Without a school a page looks at `limit` learners in reach and
    /// keeps those that match.
    ///
    /// @return empty when there is a fault, or nothing can match: the school or class is not within reach
    public Optional<EnrolmentFilter> read(Reader reader, Caller caller, Query query) {
        Optional<RecordId> learner = reader.recordId("/learner", query.learner());
        Optional<RecordId> school = reader.recordId("/school", query.school());
        Optional<RecordId> schoolClass = reader.recordId("/schoolClass", query.schoolClass());
        Optional<SchoolYear> year = reader.schoolYear("/schoolYear", query.schoolYear());
        Optional<Grade> grade = reader.found("/grade", query.grade(), Grade::find, "DM_KHOI");
        Optional<EnrolmentState> state = reader.found("/state", query.state(), EnrolmentFilters::state, STATES);
        if (!reader.isClean()) {
            return Optional.empty();
        }
        Optional<RecordId> ofClass =
                schoolClass.flatMap(classes::find).map(RecordBody::content).map(SchoolClass::school);
        if (schoolClass.isPresent() && (ofClass.isEmpty() || (school.isPresent() && !school.equals(ofClass)))) {
            return Optional.empty();
        }
        Optional<RecordId> at = ofClass.or(() -> school);
        if (at.isPresent() && schools.findEverWithin(at.get(), caller.unit()).isEmpty()) {
            return Optional.empty();
        }
        // The scope of a school's learner holds the school and all above it: asking by the school's own reach finds no
        // other, and reads one school instead of a province.
        Reach reach = at.map(Reach::new).orElseGet(caller::reach);
        boolean inStore = schools.findEver(reach.unit()).isPresent();
        return Optional.of(new EnrolmentFilter(reach, inStore, learner, at, schoolClass, year, grade, state));
    }

    private static Optional<EnrolmentState> state(String word) {
        for (EnrolmentState state : EnrolmentState.values()) {
            if (state.name().equals(word.toUpperCase(Locale.ROOT))) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
