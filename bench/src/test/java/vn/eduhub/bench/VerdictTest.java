package vn.eduhub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void aRateStandsBetweenFloorAndAim() {
        assertThat(Verdict.atLeast(599, 600, 1_000)).isEqualTo(Verdict.FLOOR_MISSED);
        assertThat(Verdict.atLeast(600, 600, 1_000)).isEqualTo(Verdict.FLOOR_MET);
        assertThat(Verdict.atLeast(1_000, 600, 1_000)).isEqualTo(Verdict.AIM_MET);
    }

    @Test
    void aCostIsTheOtherWayRound() {
        assertThat(Verdict.atMost(2.1, 2.0, 1.2)).isEqualTo(Verdict.FLOOR_MISSED);
        assertThat(Verdict.atMost(2.0, 2.0, 1.2)).isEqualTo(Verdict.FLOOR_MET);
        assertThat(Verdict.atMost(1.2, 2.0, 1.2)).isEqualTo(Verdict.AIM_MET);
    }

    @Test
    void aFigureThatIsNoNumberMeetsNothing() {
        assertThat(Verdict.atLeast(Double.NaN, 600, 1_000)).isEqualTo(Verdict.FLOOR_MISSED);
        assertThat(Verdict.atMost(Double.NaN, 2.0, 1.2)).isEqualTo(Verdict.FLOOR_MISSED);
    }

    @Test
    void aRowIsAsGoodAsItsWorstFigure() {
        assertThat(Verdict.worst(Verdict.AIM_MET, Verdict.FLOOR_MISSED, Verdict.FLOOR_MET))
                .isEqualTo(Verdict.FLOOR_MISSED);
    }
}
