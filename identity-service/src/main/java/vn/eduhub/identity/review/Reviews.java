package vn.eduhub.identity.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.person.Applicant;
import vn.eduhub.identity.IdentityError;
import vn.eduhub.identity.review.Finding.Contradicted;
import vn.eduhub.identity.review.Finding.Identified;
import vn.eduhub.identity.review.Finding.Unclear;
import vn.eduhub.identity.review.Review.State;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.keys.SealPlace;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.record.WriteOutcome;

/// Keeps one review for each ref that needed one: opened, brought up to date, and closed once the ref has a
/// number.
public final class Reviews {

    private static final int ATTEMPTS_MAX = 8;

    private final Records<Review> records;
    private final Institutions institutions;
    private final HubKeys keys;

    Reviews(Records<Review> records, Institutions institutions, HubKeys keys) {
        this.records = records;
        this.institutions = institutions;
        this.keys = keys;
    }

    /// Brings the reviews of all these refs in line; the last finding of a ref counts. What is so already is
    /// not written again.
    public void note(Collection<? extends Finding> findings, String actor) {
        Map<RecordId, Finding> open = new LinkedHashMap<>();
        findings.forEach(finding -> open.put(RecordId.derived("review", finding.ref()), finding));
        for (int attempt = 0; attempt < ATTEMPTS_MAX && !open.isEmpty(); attempt++) {
            Map<RecordId, RecordBody<Review>> present = records.findAll(open.keySet());
            List<Draft<Review>> drafts = new ArrayList<>();
            open.forEach(
                    (id, finding) -> draft(id, present.get(id), finding, actor).ifPresent(drafts::add));
            Map<RecordId, Finding> again = new HashMap<>();
            for (WriteOutcome<Review> outcome : records.write(drafts)) {
                if (!(outcome instanceof WriteOutcome.Written<Review>)) {
                    Finding finding = open.get(outcome.id());
                    if (finding != null) {
                        again.put(outcome.id(), finding);
                    }
                }
            }
            open.keySet().retainAll(again.keySet());
        }
        if (!open.isEmpty()) {
            throw new HubException(IdentityError.OVERTAKEN);
        }
    }

    private Optional<Draft<Review>> draft(
            RecordId id, @Nullable RecordBody<Review> present, Finding finding, String actor) {
        return switch (finding) {
            case Unclear unclear -> opened(id, present, unclear, actor);
            case Identified identified ->
                Optional.ofNullable(present)
                        .filter(body -> body.content().isOpen())
                        .map(body -> Draft.change(
                                body,
                                body.content().closed(State.SETTLED, identified.person()),
                                new Cause(actor, "resolution")));
            case Contradicted _ ->
                Optional.ofNullable(present)
                        .filter(body -> body.content().isOpen())
                        .map(body -> Draft.change(
                                body, body.content().closed(State.WITHDRAWN, null), new Cause(actor, "resolution")));
        };
    }

    private Optional<Draft<Review>> opened(
            RecordId id, @Nullable RecordBody<Review> present, Unclear unclear, String actor) {
        List<Link> links = List.of(new Link(unclear.ref(), unclear.print()));
        Cause cause = new Cause(actor, "resolution");
        if (present == null) {
            return Optional.of(
                    Draft.create(id, review(id, unclear), cause).keys(links).scope(scope(unclear.ref()), Set.of()));
        }
        Review old = present.content();
        boolean same = old.isOpen()
                && present.keys().equals(links)
                && old.reason().equals(unclear.reason())
                && old.rules().equals(unclear.rules())
                && old.candidates().equals(unclear.candidates());
        return same
                ? Optional.empty()
                : Optional.of(Draft.change(present, review(id, unclear), cause).keys(links));
    }

    private Review review(RecordId id, Unclear unclear) {
        Applicant applicant = unclear.applicant();
        PersonalNumber number = applicant.personalNumber();
        return new Review(
                unclear.ref(),
                State.OPEN,
                unclear.reason(),
                unclear.rules(),
                unclear.candidates(),
                applicant.fullName(),
                applicant.birthDate(),
                applicant.sex(),
                applicant.motherName(),
                number == null
                        ? null
                        : keys.seal(number.digits(), SealPlace.of(Topic.REVIEW, Person.PERSONAL_NUMBER, id)),
                null);
    }

    /// The ministry, and the unit that sent the applicant with all above it, as far as the ref names one.
    private Set<RecordId> scope(String ref) {
        Set<RecordId> scope = new TreeSet<>(Set.of(Institutions.MINISTRY));
        int bar = ref.indexOf('|');
        if (bar > 0 && RecordId.isWellFormed(ref.substring(0, bar))) {
            RecordId sender = new RecordId(ref.substring(0, bar));
            if (institutions.find(sender).isPresent()) {
                scope.addAll(institutions.scopeOf(List.of(sender)));
            }
        }
        return scope;
    }
}
