package vn.eduhub.reporting.cube;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.Learner.EnrolmentState;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.SchoolFigures;
import vn.eduhub.contracts.event.SchoolFigures.Cell;
import vn.eduhub.contracts.event.SchoolFigures.Kind;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;

/// Counts the newest versions from the start, as the rule is written down, with nothing of the cube's code.
public final class Recount {

    private final Map<RecordId, Map<String, Cell>> bySchool = new TreeMap<>();

    public Recount(Collection<RecordBody<Learner>> learners, Collection<RecordBody<Teacher>> teachers) {
        learners.stream().filter(learner -> !learner.cancelled()).forEach(this::add);
        teachers.stream().filter(teacher -> !teacher.cancelled()).forEach(this::addStaff);
    }

    public Map<RecordId, Set<Cell>> cells() {
        Map<RecordId, Set<Cell>> cells = new TreeMap<>();
        bySchool.forEach((school, byName) -> cells.put(school, Set.copyOf(byName.values())));
        return cells;
    }

    /// The figures of schools that have any, in the same form.
    public static Map<RecordId, Set<Cell>> cells(Collection<SchoolFigures> figures) {
        return figures.stream()
                .filter(school -> !school.cells().isEmpty())
                .collect(Collectors.toMap(
                        SchoolFigures::school,
                        school -> Set.copyOf(school.cells()),
                        (_, later) -> later,
                        TreeMap::new));
    }

    private void add(RecordBody<Learner> learner) {
        for (SchoolYear year : years(learner)) {
            Optional<Enrolment> last = learner.content().enrolments().stream()
                    .filter(enrolment -> enrolment.schoolYear().equals(year))
                    .filter(enrolment ->
                            enrolment.state() == EnrolmentState.ACTIVE || enrolment.state() == EnrolmentState.COMPLETED)
                    .max(Comparator.<Enrolment, String>comparing(
                                    enrolment -> enrolment.begun().toString())
                            .thenComparing(enrolment -> enrolment.id().value()));
            last.ifPresent(enrolment -> count(
                    enrolment.school(),
                    new Cell(
                            Kind.LEARNER,
                            year,
                            enrolment.grade(),
                            learner.content().sex(),
                            1,
                            0)));
        }
    }

    private static Set<SchoolYear> years(RecordBody<Learner> learner) {
        return learner.content().enrolments().stream()
                .map(Enrolment::schoolYear)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void addStaff(RecordBody<Teacher> teacher) {
        Map<SchoolYear, TreeMap<String, RecordId>> open = new TreeMap<>();
        for (Assignment assignment : teacher.content().assignments()) {
            if (!assignment.cancelled() && assignment.ended() == null) {
                open.computeIfAbsent(assignment.schoolYear(), _ -> new TreeMap<>())
                        .putIfAbsent(assignment.begun() + " " + assignment.id(), assignment.school());
            }
        }
        open.forEach((year, bySeniority) -> {
            RecordId main = bySeniority.firstEntry().getValue();
            for (RecordId school : Set.copyOf(bySeniority.values())) {
                count(
                        school,
                        new Cell(Kind.STAFF, year, null, teacher.content().sex(), 1, school.equals(main) ? 0 : 1));
            }
        });
    }

    private void count(RecordId school, Cell one) {
        String name = one.kind() + "/" + one.schoolYear() + "/" + one.grade() + "/" + one.sex();
        bySchool.computeIfAbsent(school, _ -> new TreeMap<>())
                .merge(
                        name,
                        one,
                        (sum, more) -> new Cell(
                                sum.kind(),
                                sum.schoolYear(),
                                sum.grade(),
                                sum.sex(),
                                sum.count() + more.count(),
                                sum.elsewhere() + more.elsewhere()));
    }
}
