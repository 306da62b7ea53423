package vn.eduhub.reporting.counts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Coded;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.SchoolFigures.Kind;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.reporting.ReportingError;
import vn.eduhub.reporting.figures.CellCode;
import vn.eduhub.reporting.figures.Figures;
import vn.eduhub.reporting.figures.SchoolVector;

/// Sums the vectors of all schools below a unit. The tree and the levels of schools are joined now, not when a change
/// was counted: a reorganisation counts nothing anew.
final class CountPeople {

    /// About 30 MB of JSON.
    static final int ROWS_MAX = 200_000;

    private static final String NONE = "00";

    private final Figures figures;
    private final Institutions institutions;

    CountPeople(Figures figures, Institutions institutions) {
        this.figures = figures;
        this.institutions = institutions;
    }

    List<CountRow> count(RecordId unit, Set<Dimension> by, @Nullable SchoolYear year) {
        Round round = new Round(unit, by, year);
        for (RecordId school : institutions.below(unit)) {
            round.add(school);
        }
        return round.rows();
    }

    /// The rows a school's cells go to.
    ///
    /// @param school none when rows are not by school
    /// @param child none when rows are not by unit
    private record Target(
            @Nullable RecordId school, @Nullable RecordId child) {}

    private final class Round {

        private final RecordId unit;
        private final Set<Dimension> by;
        private final int yearCode;
        private final int mask;
        private final Map<RecordId, RecordId> childOf = new HashMap<>();
        private final Map<Target, Integer> targetNumbers = new HashMap<>();
        private final List<Target> targets = new ArrayList<>();
        private final CellSums sums = new CellSums();

        Round(RecordId unit, Set<Dimension> by, @Nullable SchoolYear year) {
            this.unit = unit;
            this.by = by;
            this.yearCode = year == null ? -1 : CellCode.of(Kind.LEARNER, year, null, null);
            this.mask = (by.contains(Dimension.KIND) ? CellCode.KIND_MASK : 0)
                    | (by.contains(Dimension.GRADE) ? CellCode.GRADE_MASK : 0)
                    | (by.contains(Dimension.SEX) ? CellCode.SEX_MASK : 0)
                    | (by.contains(Dimension.SCHOOL_YEAR) ? CellCode.YEAR_MASK : 0);
        }

        /// Units come parents first, so that the child a unit hangs under is known when its own turn comes.
        void add(RecordId school) {
            Optional<Institution> institution = institutions.find(school).map(RecordBody::content);
            if (by.contains(Dimension.UNIT)) {
                childOf.put(school, child(school, institution));
            }
            Optional<SchoolVector> vector = figures.find(school);
            if (vector.isEmpty()) {
                return;
            }
            long target = (long) targetNumber(school) << 32;
            int staffLevel = institution.map(CountPeople::onlyLevel).orElse(0);
            boolean own = isCountedAtTheSchool(school, institution);
            add(vector.get(), target, staffLevel, own);
            if (sums.size() > ROWS_MAX) {
                throw new HubException(ReportingError.TOO_MANY_ROWS, Integer.toString(ROWS_MAX));
            }
        }

        private void add(SchoolVector vector, long target, int staffLevel, boolean own) {
            boolean byLevel = by.contains(Dimension.LEVEL);
            for (int i = 0; i < vector.size(); i++) {
                int cell = vector.cell(i);
                long count = own ? vector.count(i) : vector.count(i) - vector.elsewhere(i);
                if (count == 0 || (yearCode >= 0 && (cell & CellCode.YEAR_MASK) != yearCode)) {
                    continue;
                }
                int level = byLevel ? level(cell, staffLevel) : 0;
                sums.add(target | (long) level << 16 | (cell & mask), count);
            }
        }

        private RecordId child(RecordId school, Optional<Institution> institution) {
            RecordId above = institution.map(Institution::managedBy).orElse(unit);
            if (school.equals(unit) || above.equals(unit)) {
                return school;
            }
            return childOf.getOrDefault(above, school);
        }

        private int targetNumber(RecordId school) {
            RecordId child = by.contains(Dimension.UNIT) ? childOf.get(school) : null;
            Target target = new Target(by.contains(Dimension.SCHOOL) ? school : null, child);
            return targetNumbers.computeIfAbsent(target, fresh -> {
                targets.add(fresh);
                return targets.size() - 1;
            });
        }

        /// A person with duties at several schools counts at each of them, but once above them.
        private boolean isCountedAtTheSchool(RecordId school, Optional<Institution> institution) {
            if (by.contains(Dimension.SCHOOL)) {
                return true;
            }
            RecordId row = by.contains(Dimension.UNIT) ? childOf.getOrDefault(school, unit) : unit;
            return row.equals(school)
                    && institution
                            .map(Institution::kind)
                            .filter(CountPeople::isSchool)
                            .isPresent();
        }

        List<CountRow> rows() {
            List<CountRow> rows = new ArrayList<>(sums.size());
            sums.forEach((key, count) -> rows.add(row(key, count)));
            rows.sort(CountRow.ORDER);
            return rows;
        }

        private CountRow row(long key, long count) {
            Target target = targets.get((int) (key >>> 32));
            int level = (int) (key >>> 16) & 0xffff;
            int cell = (int) (key & 0xffff);
            return new CountRow(
                    by.contains(Dimension.KIND) ? CellCode.kind(cell) : null,
                    by.contains(Dimension.LEVEL) ? "0" + level : null,
                    by.contains(Dimension.GRADE)
                            ? CellCode.grade(cell).map(Grade::code).orElse(NONE)
                            : null,
                    by.contains(Dimension.SEX)
                            ? CellCode.sex(cell).map(Coded::code).orElse(NONE)
                            : null,
                    by.contains(Dimension.SCHOOL_YEAR) ? CellCode.schoolYear(cell) : null,
                    target.school(),
                    target.child(),
                    count);
        }
    }

    /// The number of a level's code; 0 for none.
    private static int level(int cell, int staffLevel) {
        if (CellCode.kind(cell) == Kind.STAFF) {
            return staffLevel;
        }
        return LevelOfGrade.NUMBERS[CellCode.gradeNumber(cell)];
    }

    private static int onlyLevel(Institution institution) {
        return institution.levels().size() == 1
                ? Integer.parseInt(institution.levels().getFirst().code())
                : 0;
    }

    private static boolean isSchool(Institution.Kind kind) {
        return kind == Institution.Kind.SCHOOL || kind == Institution.Kind.CAMPUS;
    }

    /// The level of each grade, looked up instead of parsed for each of millions of cells.
    private static final class LevelOfGrade {

        static final int[] NUMBERS = new int[32];

        static {
            for (int grade = 1; grade <= 28; grade++) {
                Grade code = new Grade((grade < 10 ? "0" : "") + grade);
                NUMBERS[grade] = Integer.parseInt(code.level().code());
            }
        }
    }
}
