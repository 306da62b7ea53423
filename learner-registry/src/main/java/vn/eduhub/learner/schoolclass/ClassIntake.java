package vn.eduhub.learner.schoolclass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.IntakeRow;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.ExternalKey;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.contracts.intake.ClassRow;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.platform.caller.Submitter;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.record.WriteOutcome;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.Prints;
import vn.eduhub.platform.registration.RequestLinks;
import vn.eduhub.platform.registration.Schools;

/// Takes a batch of classes: one look-up, one write. The same row again changes nothing, the same batch
/// again gets the same answers.
final class ClassIntake {

    private static final int ROUNDS_MAX = 6;

    private final Records<SchoolClass> records;
    private final Institutions institutions;
    private final Schools schools;
    private final Prints prints;
    private final NewIds ids;

    ClassIntake(Records<SchoolClass> records, Institutions institutions, Schools schools, Prints prints, NewIds ids) {
        this.records = records;
        this.institutions = institutions;
        this.schools = schools;
        this.prints = prints;
        this.ids = ids;
    }

    List<RowOutcome> take(Submitter submitter, List<ClassRow> rows) {
        Map<Long, RowOutcome> answers = new LinkedHashMap<>();
        List<ClassRow> open = new ArrayList<>();
        for (ClassRow row : rows) {
            if (ExternalKey.isSourcedId(row.sourcedId())) {
                open.add(row);
            } else {
                answers.put(
                        row.row(),
                        rejected(row, List.of(FieldFault.at("/sourcedId", Fault.NOT_AN_IDENTIFIER, "sourcedId"))));
            }
        }
        for (int round = 0; round < ROUNDS_MAX && !open.isEmpty(); round++) {
            open = attempt(submitter, open, answers);
        }
        if (!open.isEmpty()) {
            throw new HubException(PlatformError.STORE_UNAVAILABLE);
        }
        return List.copyOf(answers.values());
    }

    /// Rows that someone else was faster with; they are to be read anew.
    private List<ClassRow> attempt(Submitter submitter, List<ClassRow> rows, Map<Long, RowOutcome> answers) {
        Map<String, RecordBody<SchoolClass>> linked = linked(submitter, rows);
        List<ClassRow> writing = new ArrayList<>();
        List<ClassRow> again = new ArrayList<>();
        List<Draft<SchoolClass>> drafts = new ArrayList<>();
        Set<RecordId> drafted = new HashSet<>();
        for (ClassRow row : rows) {
            RecordBody<SchoolClass> base = linked.get(Classes.key(submitter.unit(), row.sourcedId()));
            switch (judge(submitter, row, base)) {
                case Judged.Answered(RowOutcome outcome) -> answers.put(row.row(), outcome);
                case Judged.ToWrite(Draft<SchoolClass> draft) -> {
                    // One id twice in a batch: the second row builds on the first.
                    if (drafted.add(draft.id())) {
                        writing.add(row);
                        drafts.add(draft);
                    } else {
                        again.add(row);
                    }
                }
            }
        }
        List<WriteOutcome<SchoolClass>> written = records.write(drafts);
        for (int i = 0; i < writing.size(); i++) {
            ClassRow row = writing.get(i);
            if (written.get(i) instanceof WriteOutcome.Written<SchoolClass>(RecordBody<SchoolClass> body)) {
                answers.put(row.row(), RowOutcome.accepted(row.row(), body.recordId()));
            } else {
                again.add(row);
            }
        }
        return again;
    }

    private sealed interface Judged {

        record Answered(RowOutcome outcome) implements Judged {}

        record ToWrite(Draft<SchoolClass> draft) implements Judged {}
    }

    private Judged judge(Submitter submitter, ClassRow row, @Nullable RecordBody<SchoolClass> base) {
        String key = Classes.key(submitter.unit(), row.sourcedId());
        Link link = new Link(key, print(row));
        if (base != null && base.keys().contains(link)) {
            boolean answerLost = new IntakeRow(submitter.job(), row.row()).equals(base.intake());
            return new Judged.Answered(
                    answerLost
                            ? RowOutcome.accepted(row.row(), base.recordId())
                            : RowOutcome.unchanged(row.row(), base.recordId()));
        }
        if (row.cancel()) {
            return base == null
                    ? new Judged.Answered(rejected(row, List.of(FieldFault.at("", Fault.UNKNOWN_RECORD))))
                    : new Judged.ToWrite(draft(submitter, row, base, base.content())
                            .keys(RequestLinks.added(base.keys(), link))
                            .cancelled(true));
        }
        Reader reader = new Reader();
        Optional<SchoolClass> content = read(reader, submitter, row);
        if (content.isEmpty()) {
            return new Judged.Answered(rejected(row, reader.faults()));
        }
        if (base != null && !isSameClass(base.content(), content.get())) {
            return new Judged.Answered(rejected(row, List.of(FieldFault.at("/sourcedId", Fault.KEY_TAKEN))));
        }
        return new Judged.ToWrite(draft(submitter, row, base, content.get())
                .scope(institutions.scopeOf(List.of(content.get().school())), List.of())
                .keys(RequestLinks.added(base == null ? List.of() : base.keys(), link))
                .cancelled(false));
    }

    /// Enrolments build on school and school year: another one under the same id is another class.
    private static boolean isSameClass(SchoolClass one, SchoolClass other) {
        return one.school().equals(other.school()) && one.schoolYear().equals(other.schoolYear());
    }

    private Draft<SchoolClass> draft(
            Submitter submitter, ClassRow row, @Nullable RecordBody<SchoolClass> base, SchoolClass content) {
        Cause cause = new Cause(submitter.client(), "intake " + submitter.job());
        Draft<SchoolClass> draft =
                base == null ? Draft.create(ids.next(), content, cause) : Draft.change(base, content, cause);
        return draft.intake(new IntakeRow(submitter.job(), row.row()));
    }

    private Optional<SchoolClass> read(Reader reader, Submitter submitter, ClassRow row) {
        Optional<String> name = reader.requiredText("/name", row.name(), KeepClasses.NAME_LENGTH_MAX);
        Optional<SchoolYear> year =
                reader.required("/schoolYear", row.schoolYear(), reader.schoolYear("/schoolYear", row.schoolYear()));
        Optional<Grade> grade = reader.found("/grade", row.grade(), Grade::find, "DM_KHOI");
        Optional<RecordId> school = reader.requiredText("/schoolSourcedId", row.schoolSourcedId(), 255)
                .flatMap(id -> {
                    Optional<RecordId> found = schools.findBySourcedId(id, submitter.unit());
                    if (found.isEmpty()) {
                        reader.add("/schoolSourcedId", Fault.UNKNOWN_SCHOOL);
                    }
                    return found;
                });
        if (name.isEmpty() || year.isEmpty() || school.isEmpty() || !reader.isClean()) {
            return Optional.empty();
        }
        return Optional.of(new SchoolClass(name.get(), school.get(), year.get(), grade.orElse(null)));
    }

    private Map<String, RecordBody<SchoolClass>> linked(Submitter submitter, List<ClassRow> rows) {
        List<String> keys = rows.stream()
                .map(row -> Classes.key(submitter.unit(), row.sourcedId()))
                .toList();
        Map<String, RecordBody<SchoolClass>> linked = new HashMap<>();
        for (RecordBody<SchoolClass> body : records.findByKeys(keys)) {
            body.keys().forEach(link -> linked.put(link.key(), body));
        }
        return linked;
    }

    private String print(ClassRow row) {
        return row.cancel()
                ? "cancel"
                : prints.print(Prints.canonical(row.name(), row.schoolSourcedId(), row.schoolYear(), row.grade()));
    }

    private static RowOutcome rejected(ClassRow row, List<FieldFault> faults) {
        return RowOutcome.rejected(row.row(), faults);
    }
}
