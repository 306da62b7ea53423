package vn.eduhub.reporting.figures;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.event.SchoolFigures;
import vn.eduhub.contracts.event.SchoolFigures.Kind;
import vn.eduhub.contracts.id.SchoolYear;

/// A cell of a school as a number of 16 bits: kind (1), school year since 1990 (8), grade (5), sex (2); 0 where a
/// grade or sex is not there. State stores and sums over a country hold millions of them, so they are not objects.
public final class CellCode {

    public static final int SEX_MASK = 0b11;
    public static final int GRADE_MASK = 0b11111 << 2;
    public static final int YEAR_MASK = 0xff << 7;
    public static final int KIND_MASK = 1 << 15;

    private static final int FIRST_YEAR = 1990;

    private CellCode() {}

    public static int of(Kind kind, SchoolYear year, @Nullable Grade grade, @Nullable Sex sex) {
        int gradeNumber = grade == null ? 0 : Integer.parseInt(grade.code());
        int sexNumber = sex == null ? 0 : Integer.parseInt(sex.code());
        return (kind == Kind.STAFF ? KIND_MASK : 0) | (year.start() - FIRST_YEAR) << 7 | gradeNumber << 2 | sexNumber;
    }

    public static int of(SchoolFigures.Cell cell) {
        return of(cell.kind(), cell.schoolYear(), cell.grade(), cell.sex());
    }

    public static Kind kind(int code) {
        return (code & KIND_MASK) == 0 ? Kind.LEARNER : Kind.STAFF;
    }

    public static SchoolYear schoolYear(int code) {
        return new SchoolYear(((code & YEAR_MASK) >>> 7) + FIRST_YEAR);
    }

    /// 1 to 28, 0 for none.
    public static int gradeNumber(int code) {
        return (code & GRADE_MASK) >>> 2;
    }

    public static Optional<Grade> grade(int code) {
        int number = gradeNumber(code);
        if (number == 0) {
            return Optional.empty();
        }
        return Optional.of(new Grade((number < 10 ? "0" : "") + number));
    }

    public static Optional<Sex> sex(int code) {
        return Sex.CODES.find("0" + (code & SEX_MASK));
    }

    /// The cell as it stands in the figures.
    public static SchoolFigures.Cell cell(int code, long count, long elsewhere) {
        return new SchoolFigures.Cell(
                kind(code),
                schoolYear(code),
                grade(code).orElse(null),
                sex(code).orElse(null),
                count,
                elsewhere);
    }
}
