package vn.eduhub.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.fault.Fault;

class IdentifiersTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "UPPERCASE", "with space", "{\"$ne\":1}", "a'; drop--", ".*.*.*.*", "ữ12345"})
    void aRecordIdHoldsNoOperators(String text) {
        assertThat(RecordId.isWellFormed(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordId(text));
    }

    @Test
    void derivedIdsAreTheSameEverywhere() {
        assertThat(RecordId.derived("institution", "ministry"))
                .isEqualTo(RecordId.derived("institution", "ministry"))
                .isNotEqualTo(RecordId.derived("institution", "department:01"));
        assertThat(RecordId.derived("institution", "ministry").value()).hasSize(26);
    }

    @Test
    void idsMadeLaterSortLater() {
        Random random = new Random(1);
        RecordId earlier = RecordId.random(InstantSource.fixed(Instant.parse("2026-09-05T00:00:00Z")), random);
        RecordId later = RecordId.random(InstantSource.fixed(Instant.parse("2026-09-05T00:00:01Z")), random);

        assertThat(earlier).isLessThan(later);
        assertThat(earlier.value()).hasSize(26).matches("[0-9a-hjkmnp-tv-z]+");
    }

    @Test
    void aPersonalNumberIsHeldAgainstSexAndBirthYear() {
        LocalDate born2016 = LocalDate.of(2016, 5, 4);

        assertThat(new PersonalNumber("003216123456").contradiction(Sex.MALE, born2016))
                .isEmpty();
        assertThat(new PersonalNumber("003316123456").contradiction(Sex.FEMALE, born2016))
                .isEmpty();
        assertThat(new PersonalNumber("003085123456").contradiction(Sex.MALE, LocalDate.of(1985, 1, 1)))
                .isEmpty();
        assertThat(new PersonalNumber("003316123456").contradiction(Sex.MALE, born2016))
                .contains(Fault.PERSONAL_NUMBER_SEX);
        assertThat(new PersonalNumber("003217123456").contradiction(Sex.MALE, born2016))
                .contains(Fault.PERSONAL_NUMBER_BIRTH_YEAR);
        assertThat(new PersonalNumber("003016123456").contradiction(Sex.MALE, born2016))
                .contains(Fault.PERSONAL_NUMBER_BIRTH_YEAR);
    }

    @Test
    void aPersonalNumberPrintsItselfMasked() {
        assertThat("number " + new PersonalNumber("003216123456")).doesNotContain("003216");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026", "2026-2028", "2026-2026", "26-27", "2026/2027", "1980-1981"})
    void whatIsNoSchoolYearIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SchoolYear.parse(text));
    }

    @Test
    void aSchoolYearIsWrittenAsItIsRead() {
        assertThat(SchoolYear.parse("2026-2027"))
                .isEqualTo(new SchoolYear(2026))
                .hasToString("2026-2027");
    }

    @Test
    void twoSendersMayUseTheSameId() {
        RecordId one = RecordId.derived("test", "one");
        RecordId other = RecordId.derived("test", "other");

        assertThat(new ExternalKey(one, "user", "a|b").text())
                .isNotEqualTo(new ExternalKey(other, "user", "a|b").text())
                .isEqualTo(one + "|user|a|b");
        assertThatIllegalArgumentException().isThrownBy(() -> new ExternalKey(one, "user", "a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExternalKey(one, "us|er", "a"));
    }
}
