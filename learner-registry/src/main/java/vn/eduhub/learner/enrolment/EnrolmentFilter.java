package vn.eduhub.learner.enrolment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.Learner.EnrolmentState;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.record.Criterion;

/// Which enrolments a list is of: one enrolment has to be all that was asked for.
///
/// @param reach the store reads the learners of this unit, a school where one was named
/// @param inStore whether the store looks for the learners: among those of one school it may, among
/// those of a province
///     it would read them all to find a few
public record EnrolmentFilter(
        Reach reach,
        boolean inStore,
        Optional<RecordId> learner,
        Optional<RecordId> school,
        Optional<RecordId> schoolClass,
        Optional<SchoolYear> year,
        Optional<Grade> grade,
        Optional<EnrolmentState> state) {

    /// Of learners who have enrolments of each kind; whether one is all of it has to be looked at.
    public List<Criterion> criteria() {
        List<Criterion> criteria = new ArrayList<>();
        learner.ifPresent(id -> criteria.add(new Criterion("_id", id.value())));
        if (inStore) {
            schoolClass.ifPresent(id -> criteria.add(new Criterion("content.enrolments.schoolClass", id.value())));
            year.ifPresent(of -> criteria.add(new Criterion("content.enrolments.schoolYear", of.toString())));
            grade.ifPresent(of -> criteria.add(new Criterion("content.enrolments.grade", of.code())));
            state.ifPresent(of -> criteria.add(new Criterion("content.enrolments.state", of.name())));
        }
        return criteria;
    }

    public boolean matches(Enrolment enrolment) {
        return school.map(enrolment.school()::equals).orElse(true)
                && schoolClass
                        .map(id -> Objects.equals(id, enrolment.schoolClass()))
                        .orElse(true)
                && year.map(enrolment.schoolYear()::equals).orElse(true)
                && grade.map(enrolment.grade()::equals).orElse(true)
                && state.map(enrolment.state()::equals).orElse(true);
    }

    /// Whether nothing was asked for but what is within reach.
    public boolean isOpen() {
        return learner.isEmpty()
                && school.isEmpty()
                && schoolClass.isEmpty()
                && year.isEmpty()
                && grade.isEmpty()
                && state.isEmpty();
    }
}
