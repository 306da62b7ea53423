package vn.eduhub.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.code.Sex;

/// 200,000 learners against the frequencies of hoten.org (sample SG01), within half a percent point: six
/// standard deviations of the most spread share among the 96,000 girls are 0.97, of most others far less.
class PeopleTest {

    private static final int LEARNERS = 200_000;
    private static final Offset<Double> HALF_A_POINT = Offset.offset(0.5);
    private static final Offset<Double> ONE_POINT = Offset.offset(1.0);

    private static final List<Learner> EVERYONE = new ArrayList<>();

    @BeforeAll
    static void drawEveryone() {
        Province province = new ProvincePlan("01", Commune.committed(), 11).province(400, LEARNERS);
        People people = new People(province, 11);
        for (School school : province.schools()) {
            for (Classroom classroom : school.classrooms()) {
                for (int i = 0; i < classroom.size(); i++) {
                    EVERYONE.add(people.nextLearner(school, classroom));
                }
            }
        }
    }

    @Test
    void noTwoAreTheSamePerson() {
        Set<String> seen = new HashSet<>(LEARNERS * 2);
        for (Learner learner : EVERYONE) {
            String mother =
                    Normalizer.normalize(learner.mother(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            String name = Normalizer.normalize(learner.name().text(), Normalizer.Form.NFC)
                    .toLowerCase(Locale.ROOT);
            seen.add(name + "|" + learner.birthDate() + "|" + learner.sex() + "|" + mother);
        }
        assertThat(EVERYONE).hasSize(LEARNERS);
        assertThat(seen).hasSize(LEARNERS);
    }

    /// A hub may hold the demo of several provinces: nobody of one is somebody of another.
    @Test
    void anotherProvinceOfTheSameSeedHasOtherPeople() throws DemoException {
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        int drawn = 0;
        int numbered = 0;
        for (String code : List.of("01", "48", "79")) {
            long seed = DemoOptions.parse("--province", code, "--seed", "3").seedOfProvince();
            Province province = new ProvincePlan(code, Commune.committed(), seed).province(4, 4_000);
            People people = new People(province, seed);
            School school = province.schools().getFirst();
            for (int i = 0; i < 2_000; i++) {
                Learner learner = people.nextLearner(school, school.classrooms().getFirst());
                names.add(learner.name().text() + "|" + learner.birthDate() + "|" + learner.mother());
                drawn++;
                if (!learner.personalNumber().isEmpty()) {
                    numbers.add(learner.personalNumber());
                    numbered++;
                }
            }
        }
        assertThat(names).hasSize(drawn);
        assertThat(numbers).hasSize(numbered);
    }

    /// The tables are so wide that two equal people did not once happen among a million, so the refusal is forced here.
    @Test
    void whoIsRefusedIsDrawnAgain() {
        Province province = new ProvincePlan("01", Commune.committed(), 5).province(4, 400);
        Set<Long> accepted = new HashSet<>();
        Set<Long> refused = new HashSet<>();
        boolean[] refuse = {false};
        People people = new People(province, 5, key -> {
            refuse[0] = !refuse[0];
            return refuse[0] ? !refused.add(key) : accepted.add(key);
        });
        School school = province.schools().getFirst();
        for (int i = 0; i < 300; i++) {
            Learner learner = people.nextLearner(school, school.classrooms().getFirst());
            long key = PersonKey.of(learner.name(), learner.birthDate(), learner.sex(), learner.mother());
            assertThat(accepted).contains(key).hasSize(i + 1);
            assertThat(refused).doesNotContain(key).hasSize(i + 1);
        }
    }

    @Test
    void aPersonsKeyDependsOnNameBirthDateSexAndMother() {
        FullName name = new FullName("Nguyễn", "Gia", "Hòa");
        FullName written = new FullName("NGUYỄN", "GIA", "HOÀ");
        LocalDate born = LocalDate.of(2015, 3, 4);
        long key = PersonKey.of(name, born, Sex.MALE, "Lê Thị Mỹ");

        assertThat(PersonKey.of(written, born, Sex.MALE, "Lê Thị Mĩ")).isEqualTo(key);
        assertThat(PersonKey.of(new FullName("Nguyễn", "Gia", "Huy"), born, Sex.MALE, "Lê Thị Mỹ"))
                .isNotEqualTo(key);
        assertThat(PersonKey.of(name, born.plusDays(1), Sex.MALE, "Lê Thị Mỹ")).isNotEqualTo(key);
        assertThat(PersonKey.of(name, born, Sex.FEMALE, "Lê Thị Mỹ")).isNotEqualTo(key);
        assertThat(PersonKey.of(name, born, Sex.MALE, "Lê Thị Lan")).isNotEqualTo(key);
    }

    @Test
    void familyNamesAreAsFrequentAsTheyAre() {
        assertThat(percent(_ -> true, family("Nguyễn"))).isCloseTo(31.2, ONE_POINT);
        assertThat(percent(_ -> true, family("Trần"))).isCloseTo(10.14, HALF_A_POINT);
        assertThat(percent(_ -> true, family("Hoàng"))).isCloseTo(1.4, HALF_A_POINT);
        assertThat(percent(_ -> true, family("Vũ"))).isCloseTo(1.66, HALF_A_POINT);
        assertThat(percent(_ -> true, family("Đặng"))).isCloseTo(1.93, HALF_A_POINT);
    }

    @Test
    void namesHaveAsManyWordsAsTheyHave() {
        assertThat(percent(PeopleTest::boy, words(2))).isCloseTo(0.93, HALF_A_POINT);
        assertThat(percent(PeopleTest::boy, words(3))).isCloseTo(72.75, ONE_POINT);
        assertThat(percent(PeopleTest::boy, words(4))).isCloseTo(26.15, ONE_POINT);
        assertThat(percent(PeopleTest::boy, words(5)))
                .isCloseTo(0.17, HALF_A_POINT)
                .isPositive();
        assertThat(percent(PeopleTest::girl, words(2)))
                .isCloseTo(0.20, HALF_A_POINT)
                .isPositive();
        assertThat(percent(PeopleTest::girl, words(3))).isCloseTo(34.74, ONE_POINT);
        assertThat(percent(PeopleTest::girl, words(4))).isCloseTo(64.56, ONE_POINT);
        assertThat(percent(PeopleTest::girl, words(5))).isCloseTo(0.49, HALF_A_POINT);
    }

    @Test
    void middleNamesFollowTheRulesForGirlsAndBoys() {
        assertThat(percent(PeopleTest::girl, firstMiddle("Thị"))).isCloseTo(17.6, ONE_POINT);
        assertThat(percent(both(PeopleTest::girl, words(3)), firstMiddle("Thị")))
                .isBetween(1.0, 2.0);
        assertThat(percent(both(PeopleTest::girl, words(4)), firstMiddle("Thị")))
                .isBetween(20.0, 30.0);
        assertThat(percent(PeopleTest::girl, firstMiddle("Ngọc"))).isBetween(17.0, 19.0);
        assertThat(percent(PeopleTest::boy, firstMiddle("Văn"))).isBetween(1.5, 3.0);
        assertThat(percent(PeopleTest::boy, firstMiddle("Thị"))).isZero();
    }

    @Test
    void givenNamesOfGirlsAreAsFrequentAsTheyAre() {
        assertThat(percent(PeopleTest::girl, given("Anh"))).isCloseTo(7.1, HALF_A_POINT);
        assertThat(percent(PeopleTest::girl, given("Vy"))).isCloseTo(5.7, HALF_A_POINT);
        assertThat(percent(PeopleTest::girl, given("Ngọc"))).isCloseTo(4.3, HALF_A_POINT);
        assertThat(percent(PeopleTest::girl, given("Linh"))).isCloseTo(3.5, HALF_A_POINT);
        assertThat(percent(PeopleTest::girl, given("Mai"))).isCloseTo(1.1, HALF_A_POINT);
    }

    @Test
    void namesAreComposedAndWordsDoNotRepeat() {
        assertThat(EVERYONE).allSatisfy(learner -> {
            String name = learner.name().text();
            assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC)).isTrue();
            assertThat(List.of(learner.name().middle().split(" ", -1)))
                    .doesNotContain(learner.name().given());
        });
    }

    @Test
    void aPersonPrintsNothingButTheirNumberInTheFile() {
        Learner learner = EVERYONE.getFirst();
        assertThat("drew " + learner + learner.name())
                .contains(learner.sourcedId())
                .doesNotContain(learner.name().given(), learner.mother())
                .doesNotContain(learner.birthDate().toString());
    }

    @Test
    void foldingMakesEqualWhatPeopleWriteDifferently() {
        assertThat(PersonKey.fold("Đỗ  Thị Mỹ HÒA")).isEqualTo(PersonKey.fold("do thi mi hoà"));
        assertThat(PersonKey.fold("Hoa")).isNotEqualTo(PersonKey.fold("Hoan"));
    }

    private static double percent(Predicate<Learner> among, Predicate<Learner> who) {
        long all = EVERYONE.stream().filter(among).count();
        return 100.0 * EVERYONE.stream().filter(among).filter(who).count() / all;
    }

    private static boolean boy(Learner learner) {
        return learner.sex() == Sex.MALE;
    }

    private static boolean girl(Learner learner) {
        return learner.sex() == Sex.FEMALE;
    }

    private static Predicate<Learner> both(Predicate<Learner> one, Predicate<Learner> other) {
        return one.and(other);
    }

    private static Predicate<Learner> family(String name) {
        return learner -> learner.name().family().equals(name);
    }

    private static Predicate<Learner> given(String name) {
        return learner -> learner.name().given().equals(name);
    }

    private static Predicate<Learner> firstMiddle(String name) {
        return learner ->
                learner.name().middle().equals(name) || learner.name().middle().startsWith(name + " ");
    }

    private static Predicate<Learner> words(int count) {
        return learner -> learner.name().text().split(" ", -1).length == count;
    }
}
