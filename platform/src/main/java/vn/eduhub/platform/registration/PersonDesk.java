package vn.eduhub.platform.registration;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.person.Verdict;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.fields.WrittenGroups;
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

    /// Someone to be registered. Never prints its content.
    ///
    /// @param reference under which identity-service is asked
    /// @param request the request's own key, if it has one
    public record Registration(
            String reference, PersonFields person, @Nullable Link request) {

        @Override
        public String toString() {
            return "Registration[…]";
        }
    }

    /// What a registration makes of a registry's records.
    public interface Plan<C> {

        /// The first version of someone this registry does not have.
        Draft<C> first(RecordId id);

        /// The next version of someone it has.
        Draft<C> further(RecordBody<C> base);
    }

    /// Registers someone who is new to the registry, or adds to the record of someone who is not.
    ///
    /// @throws HubException the person's data contradict themselves
    public <C> RegistrationOutcome<C> register(Records<C> records, Registration registration, Plan<C> plan) {
        WrittenGroups.note(registration.person().groups());
        Verdict verdict = resolve(registration.reference(), registration.person());
        if (verdict.kind() == Verdict.Kind.REVIEW) {
            return new RegistrationOutcome.NeedsReview<>(review(verdict));
        }
        RecordId id = Objects.requireNonNull(verdict.educationId()).recordId();
        Link identity = new Link(registration.reference(), "");
        // A number made just now has no record yet, unless this very request runs twice; then the write is refused and
        // the second attempt reads.
        boolean[] readFirst = {verdict.kind() == Verdict.Kind.KNOWN};
        return new RegistrationOutcome.Stored<>(write(records, () -> {
            Optional<RecordBody<C>> existing = readFirst[0] ? records.find(id) : Optional.empty();
            readFirst[0] = true;
            if (existing.isPresent() && RequestLinks.isAnswered(existing.get(), registration.request())) {
                return new Step.Leave<>(existing.get());
            }
            Draft<C> draft = existing.map(plan::further).orElseGet(() -> plan.first(id));
            return new Step.Write<>(draft.keys(RequestLinks.added(draft.keys(), identity, registration.request())));
        }));
    }

    /// Asks whether someone whose data change is still the same person; empty when it is so.
    ///
    /// @throws HubException it is another person, or the data contradict themselves
    public Optional<ReviewView> confirm(RecordBody<?> base, PersonFields changed) {
        Verdict verdict = resolve(reference(base), changed);
        if (verdict.kind() == Verdict.Kind.REVIEW) {
            return Optional.of(review(verdict));
        }
        if (!Objects.requireNonNull(verdict.educationId()).recordId().equals(base.recordId())) {
            throw new HubException(RegistrationError.ANOTHER_PERSON);
        }
        return Optional.empty();
    }

    private Verdict resolve(String reference, PersonFields person) {
        Verdict verdict = resolver.resolve(person.applicant(reference));
        if (verdict.kind() == Verdict.Kind.REJECTED) {
            throw HubException.invalid(verdict.faults());
        }
        return verdict;
    }

    private static ReviewView review(Verdict verdict) {
        return new ReviewView(verdict.ref(), verdict.reason());
    }

    /// The reference that identity-service knows the person of a record by.
    private static String reference(RecordBody<?> body) {
        return body.keys().stream()
                .map(Link::key)
                .filter(key -> key.contains("|" + PersonIntake.USER + "|") || key.contains("|rest|"))
                .findFirst()
                .orElse("record|" + body.recordId());
    }

    /// A record that the caller may change: 404 out of reach, 403 when the person has gone on.
    public static <C> RecordBody<C> writable(Records<C> records, Caller caller, RecordId id) {
        RecordBody<C> base = records.find(id, caller.reach()).orElseThrow(HubException::notFound);
        PersonRights.toChange(caller, base);
        return base;
    }

    /// Writes a version made of one that the caller has read: 412 when that is not the newest any more.
    public static <C> RecordBody<C> replace(Records<C> records, RecordBody<C> base, Draft<C> next) {
        if (next.content().equals(base.content())) {
            return base;
        }
        if (records.write(next) instanceof WriteOutcome.Written<C>(RecordBody<C> body)) {
            return body;
        }
        throw new HubException(PlatformError.STALE);
    }

    /// Carries a step out. When someone else was faster the supplier is asked again: it has to read anew.
    public static <C> RecordBody<C> write(Records<C> records, Supplier<Step<C>> steps) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            switch (steps.get()) {
                case Step.Leave<C>(RecordBody<C> body) -> {
                    return body;
                }
                case Step.Write<C>(Draft<C> draft) -> {
                    switch (records.write(draft)) {
                        case WriteOutcome.Written<C>(RecordBody<C> body) -> {
                            return body;
                        }
                        case WriteOutcome.Stale<C> _ -> {
                            // Read anew.
                        }
                        case WriteOutcome.Duplicate<C> _ -> requireOwnKeys(records, draft);
                    }
                }
            }
        }
        throw new HubException(PlatformError.CONFLICT);
    }

    /// A request's key that stands with another record was used for somebody else; reading anew changes nothing.
    private static <C> void requireOwnKeys(Records<C> records, Draft<C> draft) {
        List<String> keys = draft.keys().stream().map(Link::key).toList();
        if (records.findByKeys(keys).stream()
                .anyMatch(holder -> !holder.recordId().equals(draft.id()))) {
            throw new HubException(PlatformError.IDEMPOTENCY_MISMATCH);
        }
    }
}
