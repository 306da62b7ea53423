package vn.eduhub.identity.matching;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.identity.comparison.Rules;
import vn.eduhub.identity.matching.Decision.Known;
import vn.eduhub.identity.matching.Decision.New;
import vn.eduhub.identity.matching.Decision.Rejected;
import vn.eduhub.identity.matching.Decision.Review;

/// A key the sender used before decides, then the personal number, then what the weights of all fields come
/// to: see `comparison.Rules`. What contradicts itself is rejected before.
public final class WeightedPersonMatcher implements PersonMatcher {

    /// Raised whenever the code, not the numbers, would decide otherwise.
    private static final int CODE_VERSION = 1;

    private static final String NUMBER = "/personalNumber";

    /// Nobody compares more of them.
    private static final int CANDIDATES_MAX = 10;

    private final Rules rules;

    public WeightedPersonMatcher(Descriptions descriptions) {
        this.rules = descriptions.rules();
    }

    @Override
    public String version() {
        return rules.version() + "." + CODE_VERSION;
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
            return new Review(Reason.BIRTH_DATE_MISSING, holder == null ? List.of() : List.of(likeness(claim, holder)));
        }
        if (holder != null) {
            Likeness likeness = likeness(claim, holder);
            return isOne(likeness)
                    ? new Known(Reason.SAME_NUMBER, likeness)
                    : new Review(Reason.NUMBER_HELD_BY_ANOTHER, List.of(likeness));
        }
        return weighed(claim, candidates.lookalikes());
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

    /// A linked key decides, unless what is said under it now is someone else altogether: then the sender
    /// has given an old key to a new person, or mixed two up.
    private Decision linked(Claim claim, Candidate linked, Candidates candidates) {
        Likeness likeness = likeness(claim, linked);
        Candidate holder = candidates.holder();
        if (holder != null && !holder.id().equals(linked.id())) {
            return new Review(Reason.NUMBER_HELD_BY_ANOTHER, List.of(likeness, likeness(claim, holder)));
        }
        if (holder == null && claim.number() != null && linked.numbered()) {
            return new Review(Reason.NUMBER_DIFFERS, List.of(likeness));
        }
        if (holder == null && likeness.differs(Descriptions.NAME) && likeness.differs(Descriptions.BIRTH_DATE)) {
            return new Review(Reason.LINKED_PERSON_DIFFERS, List.of(likeness));
        }
        List<Likeness> others = likely(claim, candidates.lookalikes()).stream()
                .filter(other -> !other.person().equals(linked.id()))
                .filter(other -> isOne(other) && other.score() >= likeness.score())
                .toList();
        return others.isEmpty()
                ? new Known(Reason.CORRECTED, likeness)
                : new Review(
                        Reason.LINKED_TO_ANOTHER,
                        Stream.concat(Stream.of(likeness), others.stream()).toList());
    }

    private Decision weighed(Claim claim, List<Candidate> lookalikes) {
        List<Likeness> likely = likely(claim, lookalikes);
        double[] scores = likely.stream().mapToDouble(Likeness::score).toArray();
        return switch (rules.standing(scores)) {
            case NEW -> new New(Reason.NOBODY_ALIKE);
            case REVIEW -> new Review(unclear(likely, scores), likely);
            case KNOWN -> known(claim, likely.getFirst(), lookalikes);
        };
    }

    private static Decision known(Claim claim, Likeness best, List<Candidate> lookalikes) {
        boolean numbered =
                lookalikes.stream().anyMatch(candidate -> candidate.id().equals(best.person()) && candidate.numbered());
        if (claim.number() != null && !numbered) {
            return new Known(Reason.NUMBER_ATTACHED, best);
        }
        boolean same = Stream.of(Descriptions.NAME, Descriptions.BIRTH_DATE, Descriptions.SEX, Descriptions.MOTHER)
                .allMatch(best::agrees);
        return new Known(same ? Reason.SAME_MOTHER : Reason.ALIKE, best);
    }

    /// What a person has to look at first.
    private Reason unclear(List<Likeness> likely, double[] scores) {
        Likeness best = likely.getFirst();
        if (scores.length > 1 && scores[1] > scores[0] - rules.thresholds().margin()) {
            return Reason.SEVERAL_CANDIDATES;
        }
        if (!best.isMissing(Descriptions.NUMBER)) {
            return Reason.NUMBER_DIFFERS;
        }
        if (best.isMissing(Descriptions.MOTHER)) {
            return Reason.MOTHER_MISSING;
        }
        return best.isMissing(Descriptions.SEX) ? Reason.SEX_MISSING : Reason.UNCERTAIN;
    }

    /// Those who are worth a look, the likeliest first.
    private List<Likeness> likely(Claim claim, List<Candidate> lookalikes) {
        return lookalikes.stream()
                .filter(candidate -> rules.score(claim.said(), candidate.known())
                        >= rules.thresholds().review())
                .map(candidate -> likeness(claim, candidate))
                .sorted(Comparator.comparingDouble(Likeness::score)
                        .reversed()
                        .thenComparing(likeness -> likeness.person().digits()))
                .limit(CANDIDATES_MAX)
                .toList();
    }

    private boolean isOne(Likeness likeness) {
        return likeness.score() >= rules.thresholds().link();
    }

    private Likeness likeness(Claim claim, Candidate candidate) {
        return new Likeness(candidate.id(), rules.compare(claim.said(), candidate.known()));
    }
}
