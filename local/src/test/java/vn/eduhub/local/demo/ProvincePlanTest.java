package vn.eduhub.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvincePlanTest {

    @ParameterizedTest
    @CsvSource({"1, 10", "2, 400", "3, 97", "4, 200", "60, 30000", "60, 600", "2000, 1000000"})
    void aProvinceHasAsManySchoolsAndLearnersAsAskedFor(int schools, int learners) {
        Province province = new ProvincePlan("01", Commune.committed(), 3).province(schools, learners);

        assertThat(province.schools()).hasSize(schools);
        assertThat(province.learners()).isEqualTo(learners);
        assertThat(province.schools())
                .allSatisfy(school -> assertThat(school.staffing().teachers())
                        .isGreaterThanOrEqualTo(school.classrooms().size()));
    }

    @Test
    void sharesAddUp() {
        assertThat(Shares.split(10, new double[] {1, 1, 1})).containsExactly(4, 3, 3);
        assertThat(Shares.split(0, new double[] {3, 5})).containsExactly(0, 0);
        assertThat(Arrays.stream(Shares.split(30_000, new double[] {0.1, 7, 13.3, 2}))
                        .sum())
                .isEqualTo(30_000);
    }

    @Test
    void onePrincipalThenDeputiesEmployeesTeachers() {
        Staffing staffing = new Staffing(1, 2, 3);

        assertThat(List.of(0, 1, 2, 3, 4, 6).stream().map(staffing::role))
                .containsExactly(
                        StaffRole.PRINCIPAL,
                        StaffRole.DEPUTY,
                        StaffRole.EMPLOYEE,
                        StaffRole.EMPLOYEE,
                        StaffRole.TEACHER,
                        StaffRole.TEACHER);
        assertThat(staffing.all()).isEqualTo(7);
    }

    @Test
    void seenKeysKnowWhatTheySaw() {
        SeenKeys seen = new SeenKeys();
        for (long key = -50_000; key < 50_000; key++) {
            assertThat(seen.add(key * 31)).isTrue();
        }
        for (long key = -50_000; key < 50_000; key++) {
            assertThat(seen.add(key * 31)).isFalse();
        }
    }
}
