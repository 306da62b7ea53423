package vn.eduhub.contracts.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.code.Sex;

class ReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Reader reader = new Reader("/enrolments/0");

    @ParameterizedTest
    @CsvSource({
        "2016-02-31, NO_SUCH_DATE",
        "2017-02-29, NO_SUCH_DATE",
        "31/02/2016, NOT_A_DATE",
        "36616, NOT_A_DATE",
        "2016-9-5, NOT_A_DATE",
        "2026-11-23, DATE_IN_FUTURE",
        "1850-01-01, DATE_TOO_EARLY"
    })
    void aBirthDateThatCannotBeIsNamed(String raw, Fault fault) {
        assertThat(reader.birthDate("/birthDate", raw, TODAY)).isEmpty();
        assertThat(reader.faults()).extracting(FieldFault::fault).containsExactly(fault);
        assertThat(reader.faults()).extracting(FieldFault::pointer).containsExactly("/enrolments/0/birthDate");
    }

    @Test
    void aBirthDateUpToTodayIsRead() {
        assertThat(reader.birthDate("/birthDate", " 2016-02-29 ", TODAY)).contains(LocalDate.of(2016, 2, 29));
        assertThat(reader.birthDate("/birthDate", "2026-11-22", TODAY)).contains(TODAY);
        assertThat(reader.isClean()).isTrue();
    }

    /// 26734 was phường Tân Định; the ward of that name has the code 26737 now.
    @Test
    void ofACommuneThatEndedTheSuccessorIsTold() {
        reader.unknownCommune("/communeCode", "26734");
        reader.unknownCommune("/communeCode", "99999");

        assertThat(reader.faults())
                .containsExactly(
                        FieldFault.at("/enrolments/0/communeCode", Fault.AREA_ENDED, "26737"),
                        FieldFault.at("/enrolments/0/communeCode", Fault.UNKNOWN_AREA));
    }

    @Test
    void aCommuneCodeIsNeverToldAsItsOwnSuccessor() {
        reader.unknownCommune("/communeCode", "00004");

        assertThat(reader.faults()).containsExactly(FieldFault.at("/enrolments/0/communeCode", Fault.UNKNOWN_AREA));
    }

    @Test
    void whereACommuneEndedItIsSaidThatItMayHaveBeenDivided() {
        assertThat(Fault.AREA_ENDED.message(Locale.ENGLISH, List.of("26737")))
                .contains("26737", "or most of it", "divided");
        assertThat(Fault.AREA_ENDED.message(Locale.of("vi"), List.of("26737")))
                .contains("26737", "hoặc phần lớn", "được chia");
    }

    @ParameterizedTest
    @CsvSource({
        "A, NOT_A_NAME",
        "Nguyễn 3, NOT_A_NAME",
        "'---', NOT_A_NAME",
        "'Nguyễn\u200bAn', BAD_CHARACTER",
        "'An\u202eguyễn', BAD_CHARACTER"
    })
    void whatIsNoNameIsNamed(String raw, Fault fault) {
        assertThat(reader.requiredName("/fullName", raw)).isEmpty();
        assertThat(reader.faults()).extracting(FieldFault::fault).containsExactly(fault);
    }

    @Test
    void allFaultsComeAtOnce() {
        reader.requiredName("/fullName", " ");
        reader.code("/sex", "3", Sex.CODES, "DM_GIOI_TINH");
        reader.found("/grade", "29", Grade::find, "DM_KHOI");
        reader.personalNumber("/personalNumber", "12345");
        reader.schoolYear("/schoolYear", "2026");
        reader.recordId("/school", "{\"$ne\":null}");
        reader.requiredText("/name", "x".repeat(151), 150);

        assertThat(reader.faults())
                .extracting(FieldFault::fault)
                .containsExactly(
                        Fault.REQUIRED,
                        Fault.UNKNOWN_CODE,
                        Fault.UNKNOWN_CODE,
                        Fault.PERSONAL_NUMBER_STRUCTURE,
                        Fault.NOT_A_SCHOOL_YEAR,
                        Fault.NOT_AN_IDENTIFIER,
                        Fault.TOO_LONG);
    }

    @Test
    void absentIsNoFaultUnlessRequired() {
        assertThat(reader.date("/begun", null)).isEmpty();
        assertThat(reader.text("/note", "", 10)).isEmpty();
        assertThat(reader.isClean()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultSpeaksBothLanguages(Fault fault) {
        List<String> arguments = Arrays.asList("A1", "B2");

        assertThat(fault.message(Locale.of("vi"), arguments)).isNotBlank().doesNotContain("{");
        assertThat(fault.message(Locale.ENGLISH, arguments))
                .isNotBlank()
                .doesNotContain("{")
                .isNotEqualTo(fault.message(Locale.of("vi"), arguments));
        assertThat(fault.code()).matches("[a-z]+(-[a-z]+)*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|x", "Tạ Thị \ud83d\ude00", "Võ An\ud800", "Lê\udc00 Na", "An € Bình"})
    void aNameHasNoSymbolAndNoHalfOfAPair(String name) {
        Reader reader = new Reader();

        assertThat(reader.name("/fullName", name)).isEmpty();
        assertThat(reader.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.fault()).isEqualTo(Fault.BAD_CHARACTER));
    }
}
