package vn.eduhub.identity.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.identity.review.Review.State;

class ReviewTest {

    private static final EducationId SOMEONE = EducationId.of(123_456_789);
    private static final Review REVIEW = new Review(
            "school1|user|7",
            State.OPEN,
            "mother-missing",
            "exact-1.1",
            List.of(SOMEONE),
            "Lê Thị Hoa",
            LocalDate.of(2016, 9, 5),
            Sex.FEMALE,
            null,
            new Sealed("AQAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
            null);

    @Test
    void whatIsClosedKeepsWhatWasDecidedAndWhy() {
        Review settled = REVIEW.closed(State.SETTLED, SOMEONE);

        assertThat(settled.isOpen()).isFalse();
        assertThat(settled.educationId()).isEqualTo(SOMEONE);
        assertThat(settled)
                .usingRecursiveComparison()
                .ignoringFields("state", "educationId")
                .isEqualTo(REVIEW);
    }

    @Test
    void aReviewNeverPrintsItsContent() {
        assertThat("kept: " + REVIEW).doesNotContainIgnoringCase("hoa", "2016", "AQAA");
    }
}
