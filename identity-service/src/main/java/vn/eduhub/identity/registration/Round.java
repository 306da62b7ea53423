package vn.eduhub.identity.registration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.person.Verdict;
import vn.eduhub.contracts.person.Verdict.Kind;
import vn.eduhub.identity.matching.Decision;
import vn.eduhub.identity.matching.Decision.Known;
import vn.eduhub.identity.matching.Decision.New;
import vn.eduhub.identity.matching.Decision.Rejected;
import vn.eduhub.identity.matching.Decision.Review;
import vn.eduhub.identity.matching.Reason;
import vn.eduhub.identity.review.Finding;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.WriteOutcome;

/// One attempt at a list of inquiries: read, decide one after the other so that each sees those before it,
/// write all together. Not thread-safe.
final class Round {

    private final RegistrationTools tools;
    private final Desk desk;
    private final List<Answer> answers = new ArrayList<>();

    Round(RegistrationTools tools, List<Inquiry> inquiries) {
        this.tools = tools;
        this.desk = Desk.load(tools.persons(), inquiries);
        for (Inquiry inquiry : inquiries) {
            answers.add(answer(inquiry));
        }
    }

    private Answer answer(Inquiry inquiry) {
        Optional<Dossier> settled = desk.linked(inquiry).filter(dossier -> dossier.said(inquiry));
        if (settled.isPresent()) {
            return identified(inquiry, Kind.KNOWN, settled.get().id());
        }
        Decision decision = tools.matcher().decide(inquiry.claim(), desk.candidates(inquiry));
        return switch (decision) {
            case Known(EducationId person, Reason reason) -> known(inquiry, desk.get(person), reason);
            case New(Reason reason) -> made(inquiry, reason);
            case Review(Reason reason, List<EducationId> candidates) -> unclear(inquiry, reason, candidates);
            case Rejected(var fault) ->
                new Answer(
                        inquiry,
                        new Verdict(inquiry.ref(), Kind.REJECTED, null, "", List.of(fault)),
                        new Finding.Contradicted(inquiry.ref()),
                        List.of());
        };
    }

    private Answer known(Inquiry inquiry, Dossier dossier, Reason reason) {
        if (reason == Reason.CORRECTED) {
            Optional<Answer> refused = correct(inquiry, dossier);
            if (refused.isPresent()) {
                return refused.get();
            }
        } else {
            dossier.fillGaps(inquiry, tools.hashes());
        }
        dossier.link(inquiry, reason.word());
        desk.index(dossier);
        return identified(inquiry, Kind.KNOWN, dossier.id());
    }

    /// An answer only if there is no room among those who look like the corrected person.
    private Optional<Answer> correct(Inquiry inquiry, Dossier dossier) {
        Person before = dossier.content();
        String likeness = tools.hashes()
                .likeness(
                        inquiry.claim().name(),
                        inquiry.claim().birthDate() == null
                                ? before.birthDate()
                                : inquiry.claim().birthDate());
        if (likeness.equals(before.likeness())) {
            dossier.correct(inquiry, likeness, before.slot(), tools.hashes());
            return Optional.empty();
        }
        Optional<String> slot = desk.freeSlot(likeness);
        if (slot.isEmpty()) {
            return Optional.of(unclear(inquiry, Reason.SEVERAL_CANDIDATES, List.of(dossier.id())));
        }
        dossier.correct(inquiry, likeness, slot.get(), tools.hashes());
        desk.move(dossier, before.likeness());
        return Optional.empty();
    }

    private Answer made(Inquiry inquiry, Reason reason) {
        @Nullable String likeness = inquiry.likeness();
        Optional<String> slot = likeness == null ? Optional.empty() : desk.freeSlot(likeness);
        if (slot.isEmpty()) {
            return unclear(inquiry, Reason.SEVERAL_CANDIDATES, List.of());
        }
        Dossier dossier = Dossier.made(tools.ids().next(), inquiry, slot.get(), tools.hashes());
        dossier.link(inquiry, reason.word());
        desk.put(dossier);
        return identified(inquiry, Kind.NEW, dossier.id());
    }

    private static Answer identified(Inquiry inquiry, Kind kind, EducationId person) {
        return new Answer(
                inquiry,
                new Verdict(inquiry.ref(), kind, person, "", List.of()),
                new Finding.Identified(inquiry.ref(), person),
                List.of(person));
    }

    private Answer unclear(Inquiry inquiry, Reason reason, List<EducationId> candidates) {
        return new Answer(
                inquiry,
                new Verdict(inquiry.ref(), Kind.REVIEW, null, reason.word(), List.of()),
                new Finding.Unclear(
                        inquiry.applicant(),
                        inquiry.print(),
                        reason.word(),
                        tools.matcher().version(),
                        candidates),
                candidates);
    }

    /// Stores what this round decided.
    ///
    /// @return the answers that hold; an inquiry without one rests on a person whom someone else changed or
    ///     registered meanwhile, and has to be asked again
    List<Answer> write(String actor) {
        List<Draft<Person>> drafts = new ArrayList<>();
        for (Dossier dossier : desk.changed()) {
            drafts.add(dossier.draft(actor, tools.matcher().version()));
        }
        Set<EducationId> overtaken = new HashSet<>();
        for (WriteOutcome<Person> outcome : tools.persons().write(drafts)) {
            if (!(outcome instanceof WriteOutcome.Written<Person>)) {
                overtaken.add(new EducationId(outcome.id().value()));
            }
        }
        List<Answer> holding = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer.restsOn().stream().noneMatch(overtaken::contains)) {
                holding.add(answer);
            }
        }
        if (!holding.isEmpty()) {
            tools.reviews().note(holding.stream().map(Answer::finding).toList(), actor);
        }
        return holding;
    }
}
