package vn.eduhub.platform.registration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.IntakeRow;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.contracts.person.Applicant;
import vn.eduhub.contracts.person.Verdict;
import vn.eduhub.platform.caller.Submitter;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.FieldRights;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.WriteOutcome;
import vn.eduhub.platform.registration.Access.Scope;
import vn.eduhub.platform.registration.Entry.PartEntry;

/// One attempt at the open lines of a batch. Lines whose record someone else changed meanwhile stay open
/// for the next attempt, which reads it anew. Not thread-safe.
final class IntakeRound<C> {

    private final PersonIntake<C> intake;
    private final Submitter submitter;
    private final Set<String> takenKeys;
    private final List<Entry<C>> entries;
    private final Set<FieldGroup> writable;

    private final List<RowOutcome> answers = new ArrayList<>();
    private final List<Entry<C>> unfinished = new ArrayList<>();
    private final Map<String, RecordBody<C>> linked = new HashMap<>();
    private final Map<RecordId, RecordBody<C>> known = new HashMap<>();
    private final Map<RecordId, Work<C>> works = new LinkedHashMap<>();
    private final Map<RecordId, Optional<RecordBody<C>>> beforeJob = new HashMap<>();
    private final Map<Access, Scope> scopes = new HashMap<>();

    /// @param takenKeys keys of parts that were found to be other records' keys; grows
    IntakeRound(PersonIntake<C> intake, Submitter submitter, Set<String> takenKeys, List<Entry<C>> entries) {
        this.intake = intake;
        this.submitter = submitter;
        this.takenKeys = takenKeys;
        this.entries = entries;
        this.writable = FieldRights.toWrite(submitter.roles());
    }

    List<RowOutcome> run() {
        findLinked();
        askIdentity();
        findKnown();
        for (Entry<C> entry : entries) {
            target(entry).ifPresent(work -> apply(entry, work));
        }
        write();
        return answers;
    }

    /// Lines to be tried again.
    List<Entry<C>> unfinished() {
        return unfinished;
    }

    private void findLinked() {
        Set<String> wanted = new HashSet<>();
        for (Entry<C> entry : entries) {
            wanted.add(entry.userKey());
        }
        for (RecordBody<C> body : intake.records().findByKeys(wanted)) {
            known.put(body.recordId(), body);
            for (Link link : body.keys()) {
                if (wanted.contains(link.key())) {
                    linked.put(link.key(), body);
                }
            }
        }
    }

    private void askIdentity() {
        List<Entry<C>> asking = new ArrayList<>();
        List<Applicant> applicants = new ArrayList<>();
        for (Entry<C> entry : entries) {
            if (entry.verdict().isPresent() || !entry.introduces() || !entry.isNewsTo(storedPrint(entry))) {
                continue;
            }
            Optional<PersonFields> person = entry.read(intake.reader(), writable);
            if (person.isPresent()) {
                asking.add(entry);
                applicants.add(person.get().applicant(entry.userKey()));
            }
        }
        if (applicants.isEmpty()) {
            return;
        }
        List<Verdict> verdicts = intake.resolver().resolve(applicants);
        for (int i = 0; i < asking.size(); i++) {
            asking.get(i).judge(verdicts.get(i));
        }
    }

    private @Nullable String storedPrint(Entry<C> entry) {
        RecordBody<C> body = linked.get(entry.userKey());
        return body == null ? null : RequestLinks.print(body, entry.userKey());
    }

    private void findKnown() {
        Set<RecordId> ids = new HashSet<>();
        for (Entry<C> entry : entries) {
            entry.verdict()
                    .map(Verdict::educationId)
                    .map(id -> id.recordId())
                    .filter(id -> !known.containsKey(id))
                    .ifPresent(ids::add);
        }
        if (!ids.isEmpty()) {
            known.putAll(intake.records().findAll(ids));
        }
    }

    /// The record that a line is of; empty when the line was answered without one.
    private Optional<Work<C>> target(Entry<C> entry) {
        RecordBody<C> base = linked.get(entry.userKey());
        if (base == null && !entry.introduces()) {
            answers.addAll(entry.refused(List.of(FieldFault.at("", Fault.UNKNOWN_RECORD))));
            return Optional.empty();
        }
        if (!entry.introduces() || !entry.isNewsTo(storedPrint(entry))) {
            return Optional.of(work(Objects.requireNonNull(base).recordId()));
        }
        Optional<Verdict> verdict = entry.verdict();
        if (verdict.isEmpty()) {
            answers.addAll(entry.refused(entry.faults()));
            return Optional.empty();
        }
        return switch (verdict.get().kind()) {
            case KNOWN, NEW -> identified(entry, verdict.get(), base);
            case REVIEW -> {
                answers.addAll(entry.inReview(reviewFaults(verdict.get())));
                yield Optional.empty();
            }
            case REJECTED -> {
                answers.addAll(entry.refused(intoRow(verdict.get().faults())));
                yield Optional.empty();
            }
        };
    }

    /// A linked key decides; a line under it that is of someone else now used an id a second time.
    private Optional<Work<C>> identified(Entry<C> entry, Verdict verdict, @Nullable RecordBody<C> base) {
        RecordId id = Objects.requireNonNull(verdict.educationId()).recordId();
        if (base != null && !base.recordId().equals(id)) {
            answers.addAll(entry.refused(List.of(FieldFault.at("/sourcedId", Fault.KEY_TAKEN))));
            return Optional.empty();
        }
        return Optional.of(work(id));
    }

    private Work<C> work(RecordId id) {
        return works.computeIfAbsent(id, any -> new Work<>(any, known.get(any)));
    }

    private static List<FieldFault> reviewFaults(Verdict verdict) {
        return verdict.reason().equals("birth-date-missing")
                ? List.of(FieldFault.at(PersonIntake.PERSON_POINTER + "/birthDate", Fault.REQUIRED))
                : List.of(FieldFault.at("", Fault.REFERENCE_IN_REVIEW));
    }

    private static List<FieldFault> intoRow(List<FieldFault> faults) {
        return faults.stream()
                .map(fault ->
                        new FieldFault(PersonIntake.PERSON_POINTER + fault.pointer(), fault.fault(), fault.arguments()))
                .toList();
    }

    private void apply(Entry<C> entry, Work<C> work) {
        Attempt<C> attempt = new Attempt<>(work, () -> beforeJob(work));
        if (entry.speaksOfPerson()) {
            applyPerson(entry, attempt);
        } else if (entry.isSilent()) {
            attempt.outcomes.add(RowOutcome.unchanged(entry.lineRow(), work.id()));
        }
        for (PartEntry<C> part : entry.parts()) {
            applyPart(part, attempt);
        }
        if (!attempt.changed) {
            work.answer(entry, attempt.outcomes);
            return;
        }
        C content = Objects.requireNonNull(attempt.content);
        if (!mayWrite(work, content)) {
            work.answer(entry, outsiders(entry, attempt.outcomes));
            return;
        }
        work.change(content, attempt.prints, entry);
        work.answer(entry, attempt.outcomes);
    }

    /// Read only for what was said already, and once for a record.
    private Optional<RecordBody<C>> beforeJob(Work<C> work) {
        RecordBody<C> base = work.base();
        return base == null
                ? Optional.empty()
                : beforeJob.computeIfAbsent(work.id(), _ -> intake.beforeJob(submitter.job(), base));
    }

    private void applyPerson(Entry<C> entry, Attempt<C> attempt) {
        if (!entry.isNewsTo(attempt.prints.get(entry.userKey()))) {
            attempt.repeated(entry.row(), entry.userKey(), entry.userPrint());
            return;
        }
        Registry<C> registry = intake.registry();
        C content = attempt.content;
        if (entry.cancels()) {
            attempt.content = registry.cancelledWithin(
                    Objects.requireNonNull(content),
                    school -> intake.institutions().isWithin(school, submitter.unit()));
            // What the sender said of the parts no longer holds: saying it again makes them anew.
            String own = submitter.unit() + "|" + PersonIntake.ENROLMENT + "|";
            attempt.changingPrints().replaceAll((key, print) -> key.startsWith(own) ? "" : print);
        } else {
            PersonFields person = entry.read(intake.reader(), writable).orElseThrow();
            if (content == null) {
                attempt.content = registry.made(attempt.id, person);
            } else {
                attempt.content = attempt.prints.containsKey(entry.userKey())
                        ? registry.corrected(attempt.id, content, person)
                        : registry.gapsFilled(attempt.id, content, person);
            }
        }
        attempt.accept(entry.row(), entry.userKey(), entry.userPrint());
    }

    private void applyPart(PartEntry<C> part, Attempt<C> attempt) {
        long row = part.part().row();
        if (part.print().equals(attempt.prints.get(part.key()))) {
            attempt.repeated(row, part.key(), part.print());
            return;
        }
        if (takenKeys.contains(part.key())) {
            attempt.outcomes.add(RowOutcome.rejected(row, List.of(FieldFault.at("/sourcedId", Fault.KEY_TAKEN))));
            return;
        }
        switch (part.part().change().on(Objects.requireNonNull(attempt.content), part.key())) {
            case Changed.Done<C>(C content) -> {
                attempt.content = content;
                attempt.accept(row, part.key(), part.print());
            }
            case Changed.Refused<C>(List<FieldFault> faults) -> attempt.outcomes.add(RowOutcome.rejected(row, faults));
        }
    }

    /// The submitter must be able to write the record as it was or as it becomes: a school that a learner
    /// left can still take them in again, but not change them.
    private boolean mayWrite(Work<C> work, C content) {
        RecordBody<C> base = work.base();
        return work.content() == null
                || scope(intake.registry().access(content), base).mayWrite(submitter.unit())
                || scope(intake.registry().access(work.content()), base).mayWrite(submitter.unit());
    }

    private Scope scope(Access access, @Nullable RecordBody<C> base) {
        if (!access.isNone()) {
            return scopes.computeIfAbsent(access, any -> any.scope(intake.institutions()));
        }
        if (base != null) {
            return new Scope(Set.copyOf(base.scope()), Set.copyOf(base.formerScope()));
        }
        return scopes.computeIfAbsent(
                new Access(Set.of(submitter.unit()), Set.of()), any -> any.scope(intake.institutions()));
    }

    /// A person who is registered elsewhere and gets no sound part at a school of the submitter: nothing is
    /// changed.
    private static <C> List<RowOutcome> outsiders(Entry<C> entry, List<RowOutcome> outcomes) {
        boolean partRefused = outcomes.stream().anyMatch(outcome -> outcome.outcome() == Outcome.REJECTED);
        List<RowOutcome> answers = new ArrayList<>();
        for (RowOutcome outcome : outcomes) {
            if (outcome.outcome() != Outcome.ACCEPTED) {
                answers.add(outcome);
                continue;
            }
            FieldFault fault = partRefused && entry.speaksOfPerson() && outcome.row() == entry.row()
                    ? FieldFault.at("", Fault.REFERENCE_REJECTED, PersonIntake.ENROLMENT)
                    : FieldFault.at("", Fault.UNKNOWN_RECORD);
            answers.add(RowOutcome.rejected(outcome.row(), List.of(fault)));
        }
        return answers;
    }

    private void write() {
        List<Work<C>> dirty = new ArrayList<>();
        List<Draft<C>> drafts = new ArrayList<>();
        for (Work<C> work : works.values()) {
            if (work.isDirty()) {
                dirty.add(work);
                drafts.add(draft(work));
            } else {
                answers.addAll(work.outcomes());
            }
        }
        if (drafts.isEmpty()) {
            return;
        }
        List<WriteOutcome<C>> written = intake.records().write(drafts);
        for (int i = 0; i < dirty.size(); i++) {
            Work<C> work = dirty.get(i);
            switch (written.get(i)) {
                case WriteOutcome.Written<C> _ -> answers.addAll(work.outcomes());
                case WriteOutcome.Stale<C> _ -> unfinished.addAll(work.entries());
                case WriteOutcome.Duplicate<C> _ -> {
                    noteTakenKeys(work);
                    unfinished.addAll(work.entries());
                }
            }
        }
    }

    private Draft<C> draft(Work<C> work) {
        C content = Objects.requireNonNull(work.content());
        RecordBody<C> base = work.base();
        Cause cause = new Cause(submitter.client(), "intake " + submitter.job());
        Draft<C> draft = base == null ? Draft.create(work.id(), content, cause) : Draft.change(base, content, cause);
        Scope scope = scope(intake.registry().access(content), base);
        return draft.scope(scope.all(), scope.former())
                .keys(work.links())
                .intake(new IntakeRow(submitter.job(), work.row()))
                .cancelled(!stands(work, content));
    }

    /// Someone without any part stands as long as a sender stands by them.
    private boolean stands(Work<C> work, C content) {
        if (!intake.registry().access(content).isNone()) {
            return intake.registry().stands(content);
        }
        return work.prints().entrySet().stream()
                .anyMatch(print ->
                        !Entry.isPartKey(print.getKey()) && !print.getValue().equals(Entry.CANCELLED));
    }

    /// A key of a part can belong to another record: then that part is refused. A user's key can too, when
    /// two batches raced; the next attempt finds it linked.
    private void noteTakenKeys(Work<C> work) {
        Set<String> keys = new HashSet<>(work.prints().keySet());
        for (RecordBody<C> holder : intake.records().findByKeys(keys)) {
            if (holder.recordId().equals(work.id())) {
                continue;
            }
            for (Link link : holder.keys()) {
                if (keys.contains(link.key()) && Entry.isPartKey(link.key())) {
                    takenKeys.add(link.key());
                }
            }
        }
    }

    /// What one line makes of a record, before it is known whether it may.
    private static final class Attempt<C> {

        private final RecordId id;
        private final Supplier<Optional<RecordBody<C>>> before;
        private final List<RowOutcome> outcomes = new ArrayList<>();
        private @Nullable C content;
        private Map<String, String> prints;
        private boolean printsCopied;
        private boolean changed;

        /// @param before the record before the job
        Attempt(Work<C> work, Supplier<Optional<RecordBody<C>>> before) {
            this.id = work.id();
            this.before = before;
            this.prints = work.prints();
            this.content = work.content();
        }

        /// The work's own prints stay as they are until the line may change them.
        Map<String, String> changingPrints() {
            if (!printsCopied) {
                prints = new LinkedHashMap<>(prints);
                printsCopied = true;
            }
            return prints;
        }

        void accept(long row, String key, String print) {
            changingPrints().put(key, print);
            outcomes.add(RowOutcome.accepted(row, id));
            changed = true;
        }

        /// Said already: by this same job, whose answer was lost, or long ago.
        void repeated(long row, String key, String print) {
            boolean longAgo = before.get()
                    .map(body -> RequestLinks.print(body, key))
                    .filter(print::equals)
                    .isPresent();
            outcomes.add(longAgo ? RowOutcome.unchanged(row, id) : RowOutcome.accepted(row, id));
        }
    }
}
