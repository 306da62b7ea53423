package vn.eduhub.exchange.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.contracts.intake.Batch;
import vn.eduhub.contracts.intake.ClassLookUp;
import vn.eduhub.contracts.intake.ClassRow;
import vn.eduhub.contracts.intake.InstitutionRow;
import vn.eduhub.contracts.intake.LearnerRow;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.contracts.intake.PersonRow;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.contracts.intake.TeacherRow;
import vn.eduhub.exchange.ledger.LineOutcome;
import vn.eduhub.exchange.reference.ReferenceKey;
import vn.eduhub.exchange.reference.ReferenceRow;
import vn.eduhub.platform.json.HubJson;

/// Owners that follow their contract in memory: what they know is accepted, once the same is unchanged,
/// people without a birth date go to review, what points to unknown schools and classes is rejected.
public final class FakeHub implements HubLookUps {

    private static final int EDUCATION_IDS = 1_000_000;

    private static final RecordId SOMEWHERE = new RecordId("schoolrecord");

    private final Map<String, String> orgs = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, ClassRow> classes = new HashMap<>();
    private final Map<String, Object> people = new HashMap<>();
    private final Map<ReferenceKey, ReferenceRow> references = new HashMap<>();

    /// Every row that came, by destination.
    public final List<Object> rows = new ArrayList<>();

    public final List<String> phases = new ArrayList<>();

    @Override
    public Set<String> institutions(Collection<String> sourcedIds) {
        Set<String> known = new HashSet<>(sourcedIds);
        known.retainAll(orgs.keySet());
        return known;
    }

    @Override
    public Map<String, ClassLookUp.Found> classes(Collection<String> sourcedIds) {
        Map<String, ClassLookUp.Found> found = new HashMap<>();
        for (String id : sourcedIds) {
            ClassRow row = classes.get(id);
            if (row != null && row.schoolYear() != null) {
                found.put(
                        id,
                        new ClassLookUp.Found(
                                id,
                                new RecordId("class" + id.length()),
                                SOMEWHERE,
                                SchoolYear.parse(row.schoolYear())));
            }
        }
        return found;
    }

    @Override
    public Map<ReferenceKey, Integer> references(Collection<ReferenceKey> keys) {
        Map<ReferenceKey, Integer> found = new HashMap<>();
        for (ReferenceKey key : keys) {
            ReferenceRow row = references.get(key);
            if (row != null && !row.cancel()) {
                found.put(key, row.value());
            }
        }
        return found;
    }

    /// Runs all phases; the outcomes by `file:line`, each of which comes once.
    public Map<String, LineOutcome> run(Work work) throws IOException, InterruptedException {
        Map<String, LineOutcome> outcomes = new TreeMap<>();
        for (Optional<Phase> next = work.next(); next.isPresent(); next = work.next()) {
            Phase phase = next.get();
            phases.add(phase.name());
            List<LineOutcome> settled = new ArrayList<>();
            phase.produce(batch -> settled.addAll(batch.settle(send(batch))));
            for (LineOutcome outcome : settled) {
                if (outcome.isCounted() && outcomes.put(outcome.file() + ":" + outcome.line(), outcome) != null) {
                    throw new AssertionError("settled twice: " + outcome.file() + ":" + outcome.line());
                }
                phase.settled(outcome);
            }
        }
        return outcomes;
    }

    private List<RowOutcome> send(WorkBatch batch) {
        if (!batch.rows().isEmpty() && !(batch.rows().getFirst() instanceof ReferenceRow)) {
            int bytes = HubJson.TOLERANT.writeValueAsBytes(new Batch<>(batch.rows())).length;
            if (bytes > Batch.BYTES_MAX || batch.rows().size() > Batch.ROWS_MAX) {
                throw new AssertionError("a batch of " + bytes + " bytes");
            }
        }
        return answers(batch.rows());
    }

    /// What the owner of the rows says.
    public synchronized List<RowOutcome> answers(List<?> some) {
        rows.addAll(some);
        List<RowOutcome> outcomes = new ArrayList<>();
        for (Object row : some) {
            switch (row) {
                case InstitutionRow it -> outcomes.add(institution(it));
                case ClassRow it -> outcomes.add(schoolClass(it));
                case LearnerRow it -> learner(it, outcomes);
                case TeacherRow it -> teacher(it, outcomes);
                case ReferenceRow it -> outcomes.add(reference(it));
                default -> throw new AssertionError(row.getClass());
            }
        }
        return outcomes;
    }

    private RowOutcome institution(InstitutionRow row) {
        String code = row.schoolCode();
        if (code != null && row.name() == null) {
            // Only a code: the school that has it gets one more name.
            String here = codes.get(code);
            if (here == null) {
                return RowOutcome.rejected(row.row(), List.of(FieldFault.at("/schoolCode", Fault.UNKNOWN_SCHOOL)));
            }
            return answer(row.row(), here.equals(orgs.put(row.sourcedId(), here)));
        }
        String parent = row.parentSourcedId();
        if (parent != null && !orgs.containsKey(parent)) {
            return RowOutcome.rejected(
                    row.row(), List.of(FieldFault.at("/parentSourcedId", Fault.UNKNOWN_INSTITUTION)));
        }
        String now = row.name() + row.kind() + row.schoolCode() + parent + row.levels();
        if (code != null) {
            codes.put(code, now);
        }
        return answer(row.row(), now.equals(orgs.put(row.sourcedId(), now)));
    }

    private RowOutcome schoolClass(ClassRow row) {
        if (row.schoolSourcedId() == null || !orgs.containsKey(row.schoolSourcedId())) {
            return RowOutcome.rejected(row.row(), List.of(FieldFault.at("/schoolSourcedId", Fault.UNKNOWN_SCHOOL)));
        }
        return answer(row.row(), row.equals(classes.put(row.sourcedId(), row)));
    }

    private static RowOutcome answer(long row, boolean same) {
        RecordId id = new RecordId("record" + Long.toString(row, 36));
        return same ? RowOutcome.unchanged(row, id) : RowOutcome.accepted(row, id);
    }

    private RowOutcome person(long row, String key, @Nullable PersonRow person, Object all) {
        if (person == null) {
            return people.containsKey(key)
                    ? answer(row, true)
                    : RowOutcome.rejected(row, List.of(FieldFault.at("", Fault.UNKNOWN_RECORD)));
        }
        if (person.fullName() == null) {
            return RowOutcome.rejected(row, List.of(FieldFault.at("/person/fullName", Fault.REQUIRED)));
        }
        if (person.birthDate() == null) {
            return RowOutcome.review(row, List.of(FieldFault.at("/person/birthDate", Fault.REQUIRED)));
        }
        if (person.birthDate().endsWith("02-31")) {
            return RowOutcome.rejected(row, List.of(FieldFault.at("/person/birthDate", Fault.NO_SUCH_DATE)));
        }
        RecordId id = EducationId.of(EducationId.NUMBER_MIN + (int) (row % EDUCATION_IDS))
                .recordId();
        return all.equals(people.put(key, all)) ? RowOutcome.unchanged(row, id) : RowOutcome.accepted(row, id);
    }

    private static RowOutcome part(long row, RowOutcome person, boolean known) {
        return switch (person.outcome()) {
            case REVIEW -> RowOutcome.review(row, List.of(FieldFault.at("", Fault.REFERENCE_IN_REVIEW)));
            case REJECTED -> RowOutcome.rejected(row, List.of(FieldFault.at("", Fault.REFERENCE_REJECTED, "learner")));
            case ACCEPTED, UNCHANGED ->
                known
                        ? new RowOutcome(row, person.outcome(), person.recordId(), List.of())
                        : RowOutcome.rejected(
                                row, List.of(FieldFault.at("/enrolments/0/classSourcedId", Fault.UNKNOWN_CLASS)));
        };
    }

    private void learner(LearnerRow row, List<RowOutcome> outcomes) {
        RowOutcome person = person(row.row(), "learner " + row.sourcedId(), row.person(), row);
        outcomes.add(person);
        for (LearnerRow.EnrolmentRow part : row.enrolments()) {
            String schoolClass = part.classSourcedId();
            outcomes.add(part(part.row(), person, schoolClass != null && classes.containsKey(schoolClass)));
        }
    }

    private void teacher(TeacherRow row, List<RowOutcome> outcomes) {
        RowOutcome person = person(row.row(), "teacher " + row.sourcedId(), row.person(), row);
        outcomes.add(person);
        row.assignments().forEach(part -> outcomes.add(part(part.row(), person, true)));
    }

    private RowOutcome reference(ReferenceRow row) {
        ReferenceRow before = references.put(row.key(), row);
        boolean same = before != null && before.print().equals(row.print()) && before.cancel() == row.cancel();
        return same
                ? new RowOutcome(row.row(), Outcome.UNCHANGED, null, List.of())
                : new RowOutcome(row.row(), Outcome.ACCEPTED, null, List.of());
    }

    /// Rows of a type that came, in order.
    public <R> List<R> rows(Class<R> type) {
        return rows.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
