package vn.eduhub.institution.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.code.Level;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Institution.DatedCode;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.institution.area.Area;
import vn.eduhub.institution.area.Areas;

class ParticularsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 9, 11);
    private static final Areas AREAS = Areas.seeded();
    private static final Area BA_DINH = AREAS.commune("00004", MONDAY).orElseThrow();

    @Test
    void aNewCodeEndsTheOldOneThatDay() {
        Institution before = coded("A").institution(Kind.SCHOOL, OfficialUnits.ministry(), MONDAY);
        Institution after = coded("B").over(before, FRIDAY);

        assertThat(after.codes()).containsExactly(new DatedCode("A", MONDAY, FRIDAY), new DatedCode("B", FRIDAY, null));
        assertThat(Particulars.codeOn(after, MONDAY)).contains("A");
        assertThat(Particulars.codeOn(after, FRIDAY)).contains("B");
        assertThat(Particulars.codeOn(after, MONDAY.minusDays(1))).isEmpty();
    }

    @Test
    void aCodeGivenAndTakenBackOnTheSameDayWasNeverInForce() {
        Institution before = coded("A").institution(Kind.SCHOOL, OfficialUnits.ministry(), MONDAY);

        assertThat(coded("B").over(before, MONDAY).codes()).containsExactly(new DatedCode("B", MONDAY, null));
        assertThat(coded(null).insteadOf(before, MONDAY).codes()).isEmpty();
        assertThat(coded(null).insteadOf(before, FRIDAY).codes()).containsExactly(new DatedCode("A", MONDAY, FRIDAY));
    }

    @Test
    void theSameCodeAgainKeepsItsDay() {
        Institution before = coded("A").institution(Kind.SCHOOL, OfficialUnits.ministry(), MONDAY);

        assertThat(coded("A").over(before, FRIDAY)).isEqualTo(before);
    }

    @Test
    void whatAFileLeavesOutStays() {
        Institution before = new Particulars("Trường", "A", BA_DINH, List.of(Level.PRIMARY), null)
                .institution(Kind.SCHOOL, OfficialUnits.ministry(), MONDAY);

        assertThat(new Particulars(null, null, null, List.of(), null).over(before, FRIDAY))
                .isEqualTo(before);
    }

    @Test
    void levelsAreReadOnceEachInTheirOrder() {
        Reader reader = new Reader();
        Particulars read = new Particulars.Raw("Trường", "/code", null, null, List.of("04", "03", "04"), null)
                .read(reader, AREAS, MONDAY);

        assertThat(read.levels()).containsExactly(Level.LOWER_SECONDARY, Level.UPPER_SECONDARY);
        assertThat(reader.isClean()).isTrue();
    }

    @Test
    void aCommuneCodeOfTheDaysBeforeTheReformIsToldWithItsSuccessor() {
        Reader reader = new Reader();
        new Particulars.Raw("Trường", "/code", null, " 26734 ", List.of(), null).read(reader, AREAS, MONDAY);

        assertThat(reader.faults()).containsExactly(FieldFault.at("/communeCode", Fault.AREA_ENDED, "26737"));
    }

    @Test
    void theTopLevelDecidesWhoManages() {
        assertThat(OfficialUnits.manager(BA_DINH, List.of(Level.PRESCHOOL, Level.LOWER_SECONDARY)))
                .isEqualTo(OfficialUnits.communeOffice("00004"));
        assertThat(OfficialUnits.manager(BA_DINH, List.of(Level.LOWER_SECONDARY, Level.UPPER_SECONDARY)))
                .isEqualTo(OfficialUnits.department("01"));
        assertThat(OfficialUnits.manager(BA_DINH, List.of(Level.CONTINUING))).isEqualTo(OfficialUnits.department("01"));
        assertThat(OfficialUnits.manager(BA_DINH, List.of())).isEqualTo(OfficialUnits.communeOffice("00004"));
    }

    private static Particulars coded(@Nullable String code) {
        return new Particulars("Trường", code, null, List.of(), null);
    }
}
