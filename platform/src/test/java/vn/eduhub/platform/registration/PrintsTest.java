package vn.eduhub.platform.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.contracts.id.RecordId;

class PrintsTest {

    private static final RecordId HOA_SEN = new RecordId("hoasen");
    private static final PersonFields AN = new PersonFields(
            "Nguyễn Thị Bình An",
            LocalDate.of(2016, 9, 5),
            Sex.FEMALE,
            new PersonalNumber("003316012345"),
            "Trần Thị Thu Hà",
            null,
            null);

    private final Prints prints = new Prints(text -> "hash of " + text);

    @Test
    void noTwoListsOfValuesReadAlike() {
        assertThat(Prints.canonical("ab", "c")).isNotEqualTo(Prints.canonical("a", "bc"));
        assertThat(Prints.canonical("a", null)).isNotEqualTo(Prints.canonical("a", ""));
        assertThat(Prints.canonical("-")).isNotEqualTo(Prints.canonical((String) null));
        assertThat(Prints.canonical("1:a")).isNotEqualTo(Prints.canonical("1", "a"));
    }

    @Test
    void theReferenceFollowsThePersonAndTheUnit() {
        PersonFields moved = new PersonFields(
                AN.fullName(),
                AN.birthDate(),
                AN.sex(),
                AN.personalNumber(),
                AN.motherName(),
                null,
                new RecordId("commune1"));
        PersonFields other =
                new PersonFields(AN.fullName(), AN.birthDate(), AN.sex(), null, AN.motherName(), null, null);

        assertThat(prints.reference(HOA_SEN, AN)).isEqualTo(prints.reference(HOA_SEN, moved));
        assertThat(prints.reference(HOA_SEN, AN)).isNotEqualTo(prints.reference(HOA_SEN, other));
        assertThat(prints.reference(HOA_SEN, AN)).isNotEqualTo(prints.reference(new RecordId("bendo0"), AN));
        assertThat(prints.reference(HOA_SEN, AN)).startsWith(HOA_SEN + "|rest|");
    }

    @Test
    void aPersonNeverPrintsTheirData() {
        assertThat("asked for " + AN + new PersonPatch(AN, true, Set.of()))
                .doesNotContain("Nguyễn", "2016", "0033", "Trần");
    }
}
