package vn.eduhub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void aSlowEndShowsBesideAFastBeginning() {
        Timeline timeline = new Timeline();
        timeline.add(0, 0);
        timeline.add(10 * SECOND, 0);
        timeline.add(11 * SECOND, 100);
        timeline.add(20 * SECOND, 900);
        timeline.add(22 * SECOND, 1_000);

        assertThat(timeline.rate(0, 100)).as("from when the first was counted").isEqualTo(100);
        assertThat(timeline.rate(900, 1_000)).isEqualTo(50);
    }

    @Test
    void whatComesInOneStepHasNoRate() {
        Timeline timeline = new Timeline();
        timeline.add(0, 1_000);

        assertThat(timeline.rate(0, 100)).isZero();
    }

    @Test
    void betweenTwoReadingsAStraightLineIsTaken() {
        Timeline timeline = new Timeline();
        timeline.add(0, 0);
        timeline.add(10 * SECOND, 1_000);

        assertThat(timeline.rate(900, 1_000)).isEqualTo(100);
    }
}
