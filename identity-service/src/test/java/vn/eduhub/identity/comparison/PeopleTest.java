package vn.eduhub.identity.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.eduhub.identity.comparison.Rules.Standing;

class PeopleTest {

    private static final String[] HOA = {"Lê Thị Thanh Hoa", "2016-09-05", "F", "Trần Thị Thu Mai", "9a"};

    private final Rules rules = RulesFile.ofPersons().rules();
    private final People people = new People(rules, 10);

    @ParameterizedTest(name = "{5}")
    @CsvSource({
        "Lê Thị Thanh Hoa, 2016-09-05, F, Trần Thị Thu Mai, '', the same without the number",
        "Le Thi Thanh Hoa, 2016-09-05, F, Tran Thi Thu Mai, '', no marks in the whole record",
        "Lê Thanh Hoa, 2016-09-05, F, Trần Thị Thu Mai, '', Thị dropped",
        "Hoa Lê Thị Thanh, 2016-09-05, F, Trần Thị Thu Mai, '', given name first",
        "LêThịThanhHoa, 2016-09-05, F, Trần Thị Thu Mai, '', no spaces",
        "Lê Thị Thanh Hoaa, 2016-09-05, F, Trần Thị Thu Mai, '', a slip in the given name",
        "Lê Thị Thahn Hoa, 2016-09-05, F, Trần Thị Thu Mai, '', a slip in the middle",
        "Lê Thị Thanh Hoa, 2016-05-09, F, Trần Thị Thu Mai, '', day and month swapped",
        "Lê Thị Thanh Hoa, 2016-09-06, F, Trần Thị Thu Mai, '', a digit of the day",
        "Lê Thị Thanh Hoa, 2015-09-05, F, Trần Thị Thu Mai, '', a digit of the year",
        "Lê Thị Thanh Hoa, 2016-01-01, F, Trần Thị Thu Mai, '', filler",
        "Lê Thị Thanh Hoa, 2016, F, Trần Thị Thu Mai, '', the year alone",
        "Lê Thị Thanh Hoa, 2016-09-05, '', Trần Thị Thu Mai, '', no sex",
        "Lê Thị Thanh Hoa, 2016-09-05, F, Trần Thu Mai, '', Thị dropped of the mother",
        "Lê Thị Thanh Hoa, 2016-09-05, F, Trần Thị Thu Maii, '', a slip in the mother's name",
    })
    void oneFaultDoesNotHideAPerson(
            String name, String birthDate, String sex, String mother, String number, String fault) {
        strangers(50);
        int hoa = people.add(rules.prepare(List.of(HOA)));
        strangers(50);

        People.Found found = people.find(rules.prepare(List.of(name, birthDate, sex, mother, number)));

        assertThat(found.person()).as(fault).isEqualTo(hoa);
        assertThat(found.standing()).as(fault + " " + found.score()).isEqualTo(Standing.KNOWN);
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "Lê Thị Thanh Lan, 2016-09-05, F, Trần Thị Thu Mai, NEW, a twin",
        "Lê Thị Thanh Hòa, 2016-09-05, F, Trần Thị Thu Mai, REVIEW, a twin or a slip",
        "Lê Thị Ngọc Hoa, 2016-09-05, F, Trần Thị Thu Mai, REVIEW, a twin with the same given name",
        "Lê Thị Thanh Hoa, 2016-09-05, F, '', REVIEW, no mother",
        "Lê Thị Thanh Hoa, 2014-03-22, F, Trần Thị Thu Mai, REVIEW, another day altogether",
        "Lê Thị Thanh Hoa, 2016-09-05, M, Ngô Văn Tư, NEW, a namesake",
        "Phạm Văn Bình, 2016-09-05, M, Ngô Thị Tư, NEW, a stranger born that day",
    })
    void whoIsAlikeIsNotLinkedBlindly(
            String name, String birthDate, String sex, String mother, Standing standing, String who) {
        people.add(rules.prepare(List.of(HOA)));

        People.Found found = people.find(rules.prepare(List.of(name, birthDate, sex, mother, "")));

        assertThat(found.standing()).as(who + " " + found.score()).isEqualTo(standing);
    }

    @Test
    void theNumberFindsAPersonWhoseNameHasASlip() {
        int hoa = people.add(rules.prepare(List.of(HOA)));

        People.Found found = people.find(rules.prepare(List.of("Lê Thị Hòa", "2016-09-06", "F", "", "9a")));

        assertThat(found.person()).isEqualTo(hoa);
    }

    @Test
    void everyPairIsFoundOnceAndThePartsTellTheScore() {
        people.add(rules.prepare(List.of(HOA)));
        people.add(rules.prepare(List.of("Le Thi Thanh Hoa", "2016-05-09", "F", "Tran Thi Thu Mai", "")));
        List<String> pairs = new ArrayList<>();
        for (int person = 0; person < people.size(); person++) {
            people.pairs(person, 0, (one, other, score) -> pairs.add(one + "-" + other));
        }
        Comparison comparison = rules.compare(people.get(0), people.get(1));
        double sum = comparison.fields().stream()
                .mapToDouble(Comparison.Agreement::weight)
                .sum();

        assertThat(pairs).containsExactly("1-0");
        assertThat(comparison.score())
                .isCloseTo(sum + rules.thresholds().prior(), org.assertj.core.data.Offset.offset(0.4));
        assertThat(comparison.fields())
                .extracting(Comparison.Agreement::level)
                .containsExactly("unaccented", "day-month-swapped", "same", "unaccented");
        assertThat(comparison.toString()).doesNotContainIgnoringCase("hoa");
    }

    @Test
    void peopleComeBackFromAFileAsTheyWere(@TempDir Path folder) throws IOException {
        strangers(5_000);
        int hoa = people.add(rules.prepare(List.of(HOA)));
        people.save(folder.resolve("people"));

        People again = People.load(rules, folder.resolve("people"));

        assertThat(again.size()).isEqualTo(people.size());
        assertThat(again.find(rules.prepare(List.of(HOA))).person()).isEqualTo(hoa);
    }

    @Test
    void twoThatAreEquallyAlikeAreReviewed() {
        assertThat(rules.standing(20, 19)).isEqualTo(Standing.REVIEW);
        assertThat(rules.standing(20, 3)).isEqualTo(Standing.KNOWN);
        assertThat(rules.standing(3)).isEqualTo(Standing.REVIEW);
        assertThat(rules.standing()).isEqualTo(Standing.NEW);
    }

    @Test
    void aScoreIsTheSameBothWaysAndAnyTextIsTaken() {
        Random random = new Random(20_261_123);
        for (int i = 0; i < 5_000; i++) {
            Description one = rules.prepare(List.of(anything(random), "2016-01-02", "F", anything(random), ""));
            Description other = rules.prepare(List.of(anything(random), "2016-02-01", "F", anything(random), ""));
            assertThat(rules.score(one, other)).as("seed 20261123, round " + i).isEqualTo(rules.score(other, one));
            assertThat(rules.keys(one)).hasSize(rules.keyCount());
        }
    }

    private static String anything(Random random) {
        String letters = "aăâđêôơưyhnt ởẫỳ'-1x\u0301\u0000\u200Bกß中";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    /// People of other names and days.
    private void strangers(int count) {
        Random random = new Random(count + people.size());
        String[] words = {"Nguyễn", "Trần", "Phạm", "Văn", "Minh", "Ngọc", "An", "Bình", "Chi", "Dũng", "Hương"};
        for (int i = 0; i < count; i++) {
            String name =
                    words[random.nextInt(3)] + " " + words[3 + random.nextInt(3)] + " " + words[6 + random.nextInt(5)];
            String mother = words[random.nextInt(3)] + " Thị " + words[6 + random.nextInt(5)];
            String birthDate =
                    "20" + (10 + random.nextInt(9)) + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
            people.add(rules.prepare(List.of(name, birthDate, random.nextBoolean() ? "F" : "M", mother, "")));
        }
    }
}
