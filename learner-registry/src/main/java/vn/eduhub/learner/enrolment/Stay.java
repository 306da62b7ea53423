package vn.eduhub.learner.enrolment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.Learner.EnrolmentState;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;

/// Where a learner is to learn, checked: school and class exist and belong together.
///
/// @param schoolClass none when the class is not known yet
public record Stay(
        RecordId school, @Nullable RecordId schoolClass, SchoolYear schoolYear, Grade grade, LocalDate begun) {

    /// Notes a learner born on this day who cannot be in this grade.
    public void checkAge(Reader reader, LocalDate bornOn) {
        Ages.check(reader, "/grade", bornOn, grade, schoolYear);
    }

    /// Where an enrolment has the learner.
    static Stay of(Enrolment enrolment) {
        return new Stay(
                enrolment.school(),
                enrolment.schoolClass(),
                enrolment.schoolYear(),
                enrolment.grade(),
                enrolment.begun());
    }

    /// The enrolment that begins with this stay.
    ///
    /// @param key text of the external key it comes under; none when it comes by REST
    public Enrolment begin(RecordId id, @Nullable String key) {
        return new Enrolment(
                id, key, school, schoolClass, schoolYear, grade, begun, null, EnrolmentState.ACTIVE, null, null);
    }
}
