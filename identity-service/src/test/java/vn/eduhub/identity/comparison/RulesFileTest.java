package vn.eduhub.identity.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RulesFileTest {

    private static final List<String> SMALL = List.of(
            "version small-1",
            "threshold prior -10",
            "threshold link 5",
            "threshold review 0",
            "threshold margin 3",
            "threshold key-bits 12",
            "field town TEXT",
            "level same 0.5 1",
            "level close 0.2 0.01",
            "level similar 0.1 0.01",
            "level other 0.2 0.98",
            "field code CODE",
            "level same 0.5 0.01",
            "level near 0.2 0.01",
            "level other 0.3 0.98 review",
            "field born DATE",
            "level same 0.5 0.001",
            "level day-month-swapped 0.1 0.001",
            "level year-only 0.1 0.01",
            "level one-digit 0.1 0.01",
            "level two-parts 0.1 0.01",
            "level other 0.1 0.96",
            "key code.whole",
            "key born.any-order",
            "key town.letters + born.year");

    @Test
    void theRulesForPersonsAreWhole() {
        Rules rules = RulesFile.ofPersons().rules();

        assertThat(rules.version()).isEqualTo("persons-1");
        assertThat(rules.fieldNames()).containsExactly("name", "birth-date", "sex", "mother", "number");
        assertThat(rules.thresholds().link()).isGreaterThan(rules.thresholds().review());
        assertThat(rules.cells()).isEqualTo(19);
    }

    @Test
    void aMistakeInTheFileIsNamed() {
        List<String> wrongLevel = new ArrayList<>(SMALL);
        wrongLevel.set(7, "level equal 0.5 1");
        assertThatThrownBy(() -> RulesFile.of(wrongLevel).rules()).hasMessageContaining("town");
        List<String> wrongKey = new ArrayList<>(SMALL);
        wrongKey.add("key town.middle");
        assertThatThrownBy(() -> RulesFile.of(wrongKey).rules()).hasMessageContaining("town.middle");
        List<String> wrongLine = new ArrayList<>(SMALL);
        wrongLine.add("hello");
        assertThatThrownBy(() -> RulesFile.of(wrongLine).rules()).hasMessageContaining("hello");
        assertThatThrownBy(() -> RulesFile.of(SMALL.subList(0, 5)).rules()).hasMessageContaining("key-bits");
    }

    @Test
    void theNumbersAreLearntFromPeopleOfWhomNobodySaidWhoIsWho() {
        Random random = new Random(4);
        List<List<String>> people = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            String town = Integer.toString(1_000_000 + random.nextInt(1_000_000), Character.MAX_RADIX);
            String code = Integer.toString(1_000 + random.nextInt(8_999));
            String born = 1950 + random.nextInt(50) + "-" + (1 + random.nextInt(12)) + "-" + (1 + random.nextInt(28));
            people.add(List.of(town, code, born));
            if (i % 3 == 0) {
                // Said again; one in five with another code.
                String codeAgain = random.nextInt(5) == 0 ? Integer.toString(1_000 + random.nextInt(8_999)) : code;
                people.add(List.of(town, codeAgain, born));
            }
        }

        RulesFile learnt = new Estimation(1, new Random(5)).estimated(RulesFile.of(SMALL), "small-2", people);

        Rules rules = learnt.rules();
        assertThat(rules.version()).isEqualTo("small-2");
        Level sameCode = rules.fields().get(1).levels().getFirst();
        assertThat(sameCode.m()).isBetween(0.65, 0.9);
        assertThat(sameCode.u()).isBetween(0.00001, 0.001);
        assertThat(rules.fields().get(1).levels().get(2).limit()).isEqualTo(Level.Limit.REVIEW);
        assertThat(rules.fields().get(2).levels().getFirst().m()).isGreaterThan(0.7);
        assertThat(learnt.lines()).contains("key born.any-order").anyMatch(line -> line.startsWith("word town"));
        Description one = rules.prepare(people.getFirst());
        assertThat(rules.score(one, rules.prepare(people.get(1)))).isGreaterThan(4);
    }
}
