package vn.eduhub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.id.PersonalNumber;

class NewLearnersTest {

    private final JsonMapper json = new JsonMapper();

    @Test
    void noPersonalNumberContradictsItsChild() {
        NewLearners learners = new NewLearners(new SplittableRandom(1));
        int numbers = 0;
        for (int i = 0; i < 1_000; i++) {
            JsonNode body = json.readTree(learners.body("0123456789"));
            if (body.has("personalNumber")) {
                numbers++;
                Sex sex = body.path("sex").asString().equals("02") ? Sex.FEMALE : Sex.MALE;
                LocalDate born = LocalDate.parse(body.path("birthDate").asString());
                assertThat(new PersonalNumber(body.path("personalNumber").asString()).contradiction(sex, born))
                        .isEmpty();
            }
        }
        assertThat(numbers).isBetween(600, 800);
    }

    @Test
    void hardlyAnyoneIsInventedTwice() {
        NewLearners learners = new NewLearners(new SplittableRandom(2));
        Set<String> people = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            JsonNode body = json.readTree(learners.body("0123456789"));
            people.add(body.path("fullName").asString()
                    + body.path("birthDate").asString()
                    + body.path("motherName").asString());
        }
        assertThat(people).hasSizeGreaterThan(49_995);
    }
}
