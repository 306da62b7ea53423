package vn.eduhub.identity.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.identity.matching.Decision.Known;
import vn.eduhub.identity.matching.Decision.New;
import vn.eduhub.identity.matching.Decision.Rejected;
import vn.eduhub.identity.matching.Decision.Review;
import vn.eduhub.identity.naming.FoldedName;

/// Two are one person when the personal number, or folded name, birth date, sex and mother's name are the
/// same. What is missing never counts as agreement: it sends to review, but only if someone is there to be
/// mistaken for.
public final class ExactPersonMatcher implements PersonMatcher {

    private static final String NUMBER = "/personalNumber";

    @Override
    public String version() {
        return "exact-1." + FoldedName.VERSION;
    }

    @Override
    public Decision decide(Claim claim, Candidates candidates) {
        Optional<Fault> contradiction = contradiction(claim);
        if (contradiction.isPresent()) {
            return new Rejected(FieldFault.at(NUMBER, contradiction.get()));
        }
        Candidate linked = candidates.linked();
        if (linked != null) {
            return linked(claim, linked, candidates);
        }
        Candidate holder = candidates.holder();
        if (claim.birthDate() == null) {
            return new Review(Reason.BIRTH_DATE_MISSING, holder == null ? List.of() : List.of(holder.id()));
        }
        if (holder != null) {
            return holder.looksLike(claim)
                    ? new Known(holder.id(), Reason.SAME_NUMBER)
                    : new Review(Reason.NUMBER_HELD_BY_ANOTHER, List.of(holder.id()));
        }
        return lookalikes(
                claim,
                candidates.lookalikes().stream().filter(c -> c.looksLike(claim)).toList());
    }

    /// The fourth digit holds the sex, which can be checked without a birth date; the birth year needs the
    /// century that the same digit holds, not the sex.
    private static Optional<Fault> contradiction(Claim claim) {
        PersonalNumber number = claim.number();
        if (number == null) {
            return Optional.empty();
        }
        Sex sexInNumber = (number.digits().charAt(3) - '0') % 2 == 1 ? Sex.FEMALE : Sex.MALE;
        if (claim.sex() != null && claim.sex() != sexInNumber) {
            return Optional.of(Fault.PERSONAL_NUMBER_SEX);
        }
        return claim.birthDate() == null ? Optional.empty() : number.contradiction(sexInNumber, claim.birthDate());
    }

    /// A linked key decides, unless what is said under it now is someone else altogether: then the sender has
    /// given an old key to a new person, or mixed two up.
    private static Decision linked(Claim claim, Candidate linked, Candidates candidates) {
        Candidate holder = candidates.holder();
        if (holder != null && !holder.id().equals(linked.id())) {
            return new Review(Reason.NUMBER_HELD_BY_ANOTHER, List.of(linked.id(), holder.id()));
        }
        if (holder == null && claim.number() != null && linked.numbered()) {
            return new Review(Reason.NUMBER_DIFFERS, List.of(linked.id()));
        }
        boolean sameName = linked.name().equals(claim.name());
        boolean sameDate = linked.birthDate().equals(claim.birthDate());
        if (holder == null && !sameName && !sameDate) {
            return new Review(Reason.LINKED_PERSON_DIFFERS, List.of(linked.id()));
        }
        if (!linked.looksLike(claim)) {
            List<EducationId> others = candidates.lookalikes().stream()
                    .filter(c -> !c.id().equals(linked.id()))
                    .filter(c -> c.looksLike(claim) && agree(c.sex(), claim.sex()) && agree(c.mother(), claim.mother()))
                    .map(Candidate::id)
                    .toList();
            if (!others.isEmpty()) {
                return new Review(Reason.LINKED_TO_ANOTHER, join(linked.id(), others));
            }
        }
        return new Known(linked.id(), Reason.CORRECTED);
    }

    private static Decision lookalikes(Claim claim, List<Candidate> alike) {
        if (alike.isEmpty()) {
            return new New(Reason.NOBODY_ALIKE);
        }
        if (claim.sex() == null) {
            return new Review(Reason.SEX_MISSING, ids(alike));
        }
        List<Candidate> sameSex =
                alike.stream().filter(c -> agree(c.sex(), claim.sex())).toList();
        List<Candidate> sameMother =
                sameSex.stream().filter(c -> agree(c.mother(), claim.mother())).toList();
        if (sameMother.isEmpty()) {
            return nobodyAgrees(claim, alike, sameSex);
        }
        if (sameMother.size() > 1) {
            return new Review(Reason.SEVERAL_CANDIDATES, ids(sameMother));
        }
        Candidate one = sameMother.getFirst();
        if (claim.number() == null) {
            return new Known(one.id(), Reason.SAME_MOTHER);
        }
        return one.numbered()
                ? new Review(Reason.NUMBER_DIFFERS, List.of(one.id()))
                : new Known(one.id(), Reason.NUMBER_ATTACHED);
    }

    private static Decision nobodyAgrees(Claim claim, List<Candidate> alike, List<Candidate> sameSex) {
        List<Candidate> sexUnknown = alike.stream().filter(c -> c.sex() == null).toList();
        if (!sexUnknown.isEmpty()) {
            return new Review(Reason.SEX_MISSING, ids(sexUnknown));
        }
        List<Candidate> motherUnknown = sameSex.stream()
                .filter(c -> claim.mother() == null || c.mother() == null)
                .toList();
        return motherUnknown.isEmpty()
                ? new New(Reason.NOBODY_ALIKE)
                : new Review(Reason.MOTHER_MISSING, ids(motherUnknown));
    }

    /// Both known and equal.
    private static boolean agree(@Nullable Object one, @Nullable Object other) {
        return one != null && one.equals(other);
    }

    private static List<EducationId> ids(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::id).toList();
    }

    private static List<EducationId> join(EducationId first, List<EducationId> others) {
        List<EducationId> all = new ArrayList<>();
        all.add(first);
        all.addAll(others);
        return all;
    }
}
