package vn.eduhub.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.event.SchoolFigures.Cell;
import vn.eduhub.contracts.event.SchoolFigures.Kind;
import vn.eduhub.contracts.id.SchoolYear;

class CellCodeTest {

    @Test
    void everyCellHasACodeOfItsOwnThatGivesItBack() {
        Set<Integer> codes = new HashSet<>();
        for (Kind kind : Kind.values()) {
            for (int year = 1990; year <= 2199; year++) {
                for (int grade = 0; grade <= 28; grade++) {
                    for (Sex sex : Sex.values()) {
                        Grade held = grade == 0 ? null : new Grade("%02d".formatted(grade));
                        Cell cell = new Cell(kind, new SchoolYear(year), held, sex, 7, 2);
                        int code = CellCode.of(cell);
                        assertThat(code).isBetween(0, 0xffff);
                        assertThat(codes.add(code)).isTrue();
                        assertThat(CellCode.cell(code, 7, 2)).isEqualTo(cell);
                    }
                }
            }
        }
        assertThat(codes).hasSize(2 * 210 * 29 * 2);
    }

    @Test
    void aSexThatIsNotKnownStaysUnknown() {
        int code = CellCode.of(Kind.LEARNER, new SchoolYear(2026), new Grade("01"), null);
        assertThat(CellCode.sex(code)).isEmpty();
        assertThat(CellCode.grade(code)).contains(new Grade("01"));
    }
}
