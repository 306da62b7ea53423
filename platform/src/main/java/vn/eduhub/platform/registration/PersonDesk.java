package vn.eduhub.platform.registration;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.person.Verdict;
import vn.eduhub.platform.identity.PersonResolver;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.record.WriteOutcome;

/// What a registry does for one person at the REST door: ask who it is, and write until the write is not
/// overtaken.
public final class PersonDesk {

    private static final int ATTEMPTS_MAX = 6;

    private final PersonResolver resolver;

    public PersonDesk(PersonResolver resolver) {
        this.resolver = resolver;
    }

    /// Who an applicant is.
    public sealed interface Recognition {

        /// @param isNew the number was made now, so no registry has a record of it yet
        record Recognised(EducationId id, boolean isNew) implements Recognition {}

        /// Someone has to look first; the same question later may be answered.
        record InReview(String reference, String reason) implements Recognition {}
    }

    /// @param reference under which the person was asked for before, or will be again
    /// @throws HubException the person's data contradict themselves
    public Recognition recognise(String reference, PersonFields person) {
        Verdict verdict = resolver.resolve(List.of(person.applicant(reference))).getFirst();
        return switch (verdict.kind()) {
            case KNOWN -> new Recognition.Recognised(Objects.requireNonNull(verdict.educationId()), false);
            case NEW -> new Recognition.Recognised(Objects.requireNonNull(verdict.educationId()), true);
            case REVIEW -> new Recognition.InReview(reference, verdict.reason());
            case REJECTED -> throw HubException.invalid(verdict.faults());
        };
    }

    /// Carries a step out. When someone else was faster the supplier is asked again: it has to read anew.
    public static <C> RecordBody<C> write(Records<C> records, Supplier<Step<C>> steps) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            switch (steps.get()) {
                case Step.Leave<C>(RecordBody<C> body) -> {
                    return body;
                }
                case Step.Write<C>(Draft<C> draft) -> {
                    WriteOutcome<C> outcome = records.write(List.of(draft)).getFirst();
                    if (outcome instanceof WriteOutcome.Written<C>(RecordBody<C> body)) {
                        return body;
                    }
                }
            }
        }
        throw new HubException(PlatformError.CONFLICT);
    }

    /// The reference that identity-service knows the person of a record by.
    public static String reference(RecordBody<?> body) {
        return body.keys().stream()
                .map(RecordBody.Link::key)
                .filter(key -> key.contains("|" + PersonIntake.USER + "|") || key.contains("|rest|"))
                .findFirst()
                .orElse("record|" + body.recordId());
    }
}
