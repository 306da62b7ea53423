package vn.eduhub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private final Arrivals arrivals = new Arrivals();

    @Test
    void theFigureThatGrewTellsTheDelay() {
        arrivals.begin(Map.of("ban-mai", 7L));
        arrivals.answered("ban-mai", 1_000);

        arrivals.seen(Map.of("ban-mai", 7L), 1_200);
        assertThat(arrivals.missing()).isEqualTo(1);

        arrivals.seen(Map.of("ban-mai", 8L), 1_500);
        assertThat(arrivals.missing()).isZero();
        assertThat(arrivals.delay().getMaxValue()).isEqualTo(500);
    }

    @Test
    void aChangeSeenBeforeItsAnswerTookNoTime() {
        arrivals.seen(Map.of("ban-mai", 1L), 900);
        arrivals.answered("ban-mai", 1_000);

        assertThat(arrivals.missing()).isZero();
        assertThat(arrivals.delay().getTotalCount()).isEqualTo(1);
        assertThat(arrivals.delay().getMaxValue()).isZero();
    }

    @Test
    void schoolsAreNotMistakenForEachOther() {
        arrivals.answered("ban-mai", 1_000);
        arrivals.seen(Map.of("hoa-sen", 1L), 2_000);

        assertThat(arrivals.missing()).isEqualTo(1);
        assertThat(arrivals.delay().getTotalCount()).isZero();
    }
}
