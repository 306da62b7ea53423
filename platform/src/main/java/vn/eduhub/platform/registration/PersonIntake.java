package vn.eduhub.platform.registration;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.id.ExternalKey;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.platform.caller.Submitter;
import vn.eduhub.platform.identity.PersonResolver;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.record.Records;

/// Takes a batch of people with their parts in a handful of calls: keys, identity, records, one write. A
/// linked key decides who a line speaks of; identity-service is asked only for lines that say something new
/// of the person. The same line again changes nothing; the same batch again gets the same answers.
public final class PersonIntake<C> {

    public static final String USER = "user";
    public static final String ENROLMENT = "enrolment";

    static final String PERSON_POINTER = "/person";

    private static final int ROUNDS_MAX = 6;
    /// How far back a record's versions are read to find what it was before a job.
    private static final int VERSIONS_READ_MAX = 20;
    /// A batch whose answer was lost is sent again long before this.
    private static final Duration RESENT_WITHIN = Duration.ofDays(2);

    private final Records<C> records;
    private final Registry<C> registry;
    private final PersonResolver resolver;
    private final Institutions institutions;
    private final Prints prints;
    private final PersonReader reader;
    private final InstantSource clock;

    public PersonIntake(
            Records<C> records, Registry<C> registry, PersonResolver resolver, People people, InstantSource clock) {
        this.records = records;
        this.registry = registry;
        this.resolver = resolver;
        this.institutions = people.institutions();
        this.prints = people.prints();
        this.reader = people.reader();
        this.clock = clock;
    }

    /// What reading people takes, in every registry.
    public record People(Institutions institutions, Prints prints, PersonReader reader) {}

    /// One outcome for every row of a person and of a part.
    ///
    /// @throws HubException the store changed faster than we could write: send the batch again
    public List<RowOutcome> take(Submitter submitter, List<PersonLine<C>> lines) {
        Map<Long, RowOutcome> answers = new LinkedHashMap<>();
        List<Entry<C>> open = new ArrayList<>(lines.size());
        for (PersonLine<C> line : lines) {
            soundIds(line, answers).ifPresent(sound -> open.add(new Entry<>(submitter.unit(), sound, prints)));
        }
        List<Entry<C>> unfinished = open;
        Set<String> takenKeys = new HashSet<>();
        for (int round = 0; round < ROUNDS_MAX; round++) {
            IntakeRound<C> attempt = new IntakeRound<>(this, submitter, takenKeys, unfinished);
            for (RowOutcome outcome : attempt.run()) {
                answers.put(outcome.row(), outcome);
            }
            unfinished = attempt.unfinished();
            if (unfinished.isEmpty()) {
                return List.copyOf(answers.values());
            }
        }
        throw new HubException(PlatformError.STORE_UNAVAILABLE);
    }

    /// The line without what has no usable id; that is answered here.
    private static <C> Optional<PersonLine<C>> soundIds(PersonLine<C> line, Map<Long, RowOutcome> answers) {
        List<FieldFault> fault = List.of(FieldFault.at("/sourcedId", Fault.NOT_AN_IDENTIFIER, "sourcedId"));
        boolean sound = ExternalKey.isSourcedId(line.sourcedId());
        List<PersonLine.Part<C>> soundParts = new ArrayList<>();
        for (PersonLine.Part<C> part : line.parts()) {
            if (sound && ExternalKey.isSourcedId(part.sourcedId())) {
                soundParts.add(part);
            } else {
                answers.put(part.row(), RowOutcome.rejected(part.row(), fault));
            }
        }
        if (!sound) {
            answers.put(line.row(), RowOutcome.rejected(line.row(), fault));
            return Optional.empty();
        }
        return Optional.of(new PersonLine<>(line.row(), line.sourcedId(), line.cancel(), line.person(), soundParts));
    }

    Records<C> records() {
        return records;
    }

    Registry<C> registry() {
        return registry;
    }

    PersonResolver resolver() {
        return resolver;
    }

    Institutions institutions() {
        return institutions;
    }

    PersonReader reader() {
        return reader;
    }

    /// The record as it was before the job first wrote it, whoever wrote it since; empty when the job made it. A
    /// batch that is sent again, because its answer was lost, is judged against that and so gets its first answer
    /// again. A version that is the newest since long is not looked behind, so a file that repeats an old one
    /// reads no history.
    Optional<RecordBody<C>> beforeJob(String job, RecordBody<C> body) {
        Instant oldest = clock.instant().minus(RESENT_WITHIN);
        Optional<RecordBody<C>> before = Optional.of(body);
        Optional<RecordBody<C>> version = before;
        for (int i = 0; i < VERSIONS_READ_MAX && version.isPresent(); i++) {
            RecordBody<C> present = version.get();
            boolean ofJob = isOf(job, present);
            if (!ofJob && present.updatedAt().isBefore(oldest)) {
                return before;
            }
            version = older(present);
            if (ofJob) {
                before = version;
            }
        }
        return before;
    }

    private static boolean isOf(String job, RecordBody<?> version) {
        RecordBody.IntakeRow origin = version.intake();
        return origin != null && origin.job().equals(job);
    }

    private Optional<RecordBody<C>> older(RecordBody<C> version) {
        return version.version() == 1 ? Optional.empty() : records.version(version.recordId(), version.version() - 1);
    }
}
