package vn.eduhub.learner.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.Learner.EnrolmentState;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;

class EnrolmentsTest {

    private static final RecordId HOA_SEN = new RecordId("hoasen");
    private static final RecordId SONG_HONG = new RecordId("songhong");
    private static final RecordId CLASS_1A = new RecordId("class1a");
    private static final RecordId CLASS_1B = new RecordId("class1b");
    private static final LocalDate OPENING = LocalDate.of(2026, 9, 5);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 2);

    private static final Learner KHOA =
            new Learner("Lê Đăng Khoa", LocalDate.of(2015, 1, 17), null, null, null, null, List.of());

    private static Stay stay(RecordId school, RecordId schoolClass, LocalDate begun) {
        return new Stay(school, schoolClass, new SchoolYear(2026), new Grade("05"), begun);
    }

    private static Enrolment enrolment(String id, RecordId school, RecordId schoolClass) {
        return stay(school, schoolClass, OPENING).begin(new RecordId(id), null);
    }

    @Test
    void aTransferClosesTheOldSchoolAndOpensTheNewOneInOneStep() {
        Enrolment old = enrolment("first1", HOA_SEN, CLASS_1A);
        Learner learner = Enrolments.added(KHOA, old);
        Enrolment next = stay(SONG_HONG, CLASS_1B, NOVEMBER).begin(new RecordId("second"), null);

        Learner moved = Enrolments.transferred(learner, old, next);

        assertThat(moved.enrolments())
                .containsExactly(
                        Enrolments.ended(old, NOVEMBER, EnrolmentState.TRANSFERRED, null)
                                .continuedIn(next.id()),
                        next);
        assertThat(Enrolments.active(moved)).contains(next);
    }

    @Test
    void aTransferClosesEveryClassOfTheSchool() {
        Enrolment morning = enrolment("first1", HOA_SEN, CLASS_1A);
        Enrolment club = enrolment("second", HOA_SEN, CLASS_1B);
        Learner learner = Enrolments.added(Enrolments.added(KHOA, morning), club);

        Learner moved = Enrolments.transferred(
                learner, morning, stay(SONG_HONG, CLASS_1A, NOVEMBER).begin(new RecordId("third1"), null));

        assertThat(moved.enrolments())
                .extracting(Enrolment::state)
                .containsExactly(EnrolmentState.TRANSFERRED, EnrolmentState.TRANSFERRED, EnrolmentState.ACTIVE);
    }

    @Test
    void theSameClassTwiceOverlapsUntilItEnds() {
        Enrolment first = enrolment("first1", HOA_SEN, CLASS_1A);
        Learner learner = Enrolments.added(KHOA, first);

        assertThat(Enrolments.overlapping(learner, stay(HOA_SEN, CLASS_1A, NOVEMBER)))
                .contains(first);
        assertThat(Enrolments.overlapping(learner, stay(HOA_SEN, CLASS_1B, NOVEMBER)))
                .isEmpty();
        Learner left = Enrolments.replaced(learner, Enrolments.ended(first, NOVEMBER, EnrolmentState.LEFT, null));
        assertThat(Enrolments.overlapping(left, stay(HOA_SEN, CLASS_1A, NOVEMBER)))
                .isEmpty();
        Learner cancelled = Enrolments.replaced(learner, Enrolments.cancelled(first));
        assertThat(Enrolments.overlapping(cancelled, stay(HOA_SEN, CLASS_1A, OPENING)))
                .isEmpty();
    }

    @Test
    void theActiveEnrolmentIsTheLatestBegunOfTheNewestYear() {
        Enrolment early = enrolment("first1", HOA_SEN, CLASS_1A);
        Enrolment late = stay(SONG_HONG, CLASS_1B, NOVEMBER).begin(new RecordId("second"), null);

        assertThat(Enrolments.active(Enrolments.added(Enrolments.added(KHOA, late), early)))
                .contains(late);
        assertThat(Enrolments.active(KHOA)).isEmpty();
    }

    @Test
    void noEnrolmentEndsBeforeItBegan() {
        Enrolment enrolment = enrolment("first1", HOA_SEN, CLASS_1A);

        assertThat(Enrolments.ended(enrolment, LocalDate.of(2026, 1, 1), EnrolmentState.LEFT, null)
                        .ended())
                .isEqualTo(OPENING);
    }
}
