package vn.eduhub.identity.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.identity.matching.Decision.Known;
import vn.eduhub.identity.matching.Decision.New;
import vn.eduhub.identity.matching.Decision.Rejected;
import vn.eduhub.identity.matching.Decision.Review;

class WeightedPersonMatcherTest {

    private static final LocalDate BIRTHDAY = LocalDate.of(2016, 9, 5);
    private static final String HER_NUMBER = "000316000001";
    private static final String ANOTHER_NUMBER = "000316000002";
    private static final EducationId FIRST = EducationId.of(111_111_111);
    private static final EducationId SECOND = EducationId.of(222_222_222);

    private final Descriptions descriptions = Descriptions.ofPersons();
    private final PersonMatcher matcher = new WeightedPersonMatcher(descriptions);

    /// Lê Thị Hoa, a girl, daughter of Trần Thị Mai.
    private Claim hoa() {
        return claim("Lê Thị Hoa", BIRTHDAY, Sex.FEMALE, "Trần Thị Mai", null);
    }

    private Claim hoaWithNumber() {
        return claim("Lê Thị Hoa", BIRTHDAY, Sex.FEMALE, "Trần Thị Mai", HER_NUMBER);
    }

    @Test
    void nobodyAlikeIsNew() {
        assertNew(matcher.decide(hoa(), Candidates.NOBODY));
        assertNew(matcher.decide(hoaWithNumber(), Candidates.NOBODY));
    }

    @Test
    void theSameWithoutNumberIsKnown() {
        assertKnown(matcher.decide(hoa(), alike(person(FIRST, hoa(), false))), Reason.SAME_MOTHER);
        assertKnown(matcher.decide(hoa(), alike(person(FIRST, hoaWithNumber(), true))), Reason.SAME_MOTHER);
    }

    @Test
    void aNumberIsAttachedToTheOneWhoHasNone() {
        assertKnown(matcher.decide(hoaWithNumber(), alike(person(FIRST, hoa(), false))), Reason.NUMBER_ATTACHED);
    }

    @Test
    void anotherNumberIsReviewedIfAllElseIsAlike() {
        Claim other = claim("Lê Thị Hoa", BIRTHDAY, Sex.FEMALE, "Trần Thị Mai", ANOTHER_NUMBER);

        assertReview(matcher.decide(hoaWithNumber(), alike(person(FIRST, other, true))), Reason.NUMBER_DIFFERS, FIRST);
    }

    @Test
    void theHolderOfTheNumberIsKnownWhateverTheMotherIsCalled() {
        Claim otherMother = claim("Lê Thị Hoa", BIRTHDAY, Sex.FEMALE, "Ngô Thị Tư", HER_NUMBER);
        Claim nearName = claim("Lê Thị Hòa", BIRTHDAY, Sex.FEMALE, "Trần Thị Mai", HER_NUMBER);

        assertKnown(matcher.decide(otherMother, held(person(FIRST, hoaWithNumber(), true))), Reason.SAME_NUMBER);
        assertKnown(matcher.decide(nearName, held(person(FIRST, hoaWithNumber(), true))), Reason.SAME_NUMBER);
    }

    @Test
    void aNumberHeldBySomeoneElseIsReviewed() {
        Candidate sister = person(FIRST, claim("Lê Thị Lan", BIRTHDAY, Sex.FEMALE, "Trần Thị Mai", HER_NUMBER), true);
        Candidate mother =
                person(FIRST, claim("Trần Thị Mai", LocalDate.of(1988, 1, 2), Sex.FEMALE, null, HER_NUMBER), true);

        assertReview(matcher.decide(hoaWithNumber(), held(sister)), Reason.NUMBER_HELD_BY_ANOTHER, FIRST);
        assertReview(matcher.decide(hoaWithNumber(), held(mother)), Reason.NUMBER_HELD_BY_ANOTHER, FIRST);
    }

    @Test
    void sameNameSameDayOtherMotherIsAnotherPerson() {
        Candidate namesake = person(FIRST, claim("Lê Thị Hoa", BIRTHDAY, Sex.FEMALE, "Ngô Thị Tư", null), false);

        assertNew(matcher.decide(hoa(), alike(namesake)));
        assertNew(matcher.decide(hoaWithNumber(), alike(namesake)));
        assertThat(matcher.decide(hoa(), alike(namesake, person(SECOND, hoa(), false))))
                .isInstanceOfSatisfying(
                        Known.class,
                        known -> assertThat(known.likeness().person()).isEqualTo(SECOND));
    }

    @Test
    void aRareNameWithAnotherMotherIsReviewedAndNotLinked() {
        Claim rare = claim("Quàng Thị Ín Xuyến", BIRTHDAY, Sex.FEMALE, "Lò Thị Xuân", null);
        Claim otherMother = claim("Quàng Thị Ín Xuyến", BIRTHDAY, Sex.FEMALE, "Cà Thị Phương", null);

        assertReview(matcher.decide(otherMother, alike(person(FIRST, rare, false))), Reason.UNCERTAIN, FIRST);
    }

    @Test
    void twinsAreTwo() {
        Candidate lan = person(FIRST, claim("Lê Thị Lan", BIRTHDAY, Sex.FEMALE, "Quàng Thị Ín", null), false);
        Claim hue = claim("Lê Thị Huệ", BIRTHDAY, Sex.FEMALE, "Quàng Thị Ín", null);
        Claim loan = claim("Lê Thị Loan", BIRTHDAY, Sex.FEMALE, "Quàng Thị Ín", null);

        assertNew(matcher.decide(hue, alike(lan)));
        assertReview(matcher.decide(loan, alike(lan)), Reason.UNCERTAIN, FIRST);
    }

    @Test
    void aBoyOfTheSameNameAndAnotherMotherIsAnotherPerson() {
        Candidate boy = person(FIRST, claim("Lê Thị Hoa", BIRTHDAY, Sex.MALE, "Ngô Thị Tư", null), false);

        assertNew(matcher.decide(hoa(), alike(boy)));
    }

    @Test
    void aMissingMotherIsReviewedOnEitherSideAndOnlyIfSomeoneIsThere() {
        Claim motherless = claim("Lê Thị Hoa", BIRTHDAY, Sex.FEMALE, null, null);

        assertReview(matcher.decide(motherless, alike(person(FIRST, hoa(), false))), Reason.MOTHER_MISSING, FIRST);
        assertReview(matcher.decide(hoa(), alike(person(FIRST, motherless, false))), Reason.MOTHER_MISSING, FIRST);
        assertReview(matcher.decide(motherless, alike(person(FIRST, motherless, false))), Reason.MOTHER_MISSING, FIRST);
        assertNew(matcher.decide(motherless, Candidates.NOBODY));
    }

    @Test
    void aMissingSexSaysNothing() {
        Claim sexless = claim("Lê Thị Hoa", BIRTHDAY, null, "Trần Thị Mai", null);

        assertKnown(matcher.decide(sexless, alike(person(FIRST, hoa(), false))), Reason.ALIKE);
        assertKnown(matcher.decide(hoa(), alike(person(FIRST, sexless, false))), Reason.ALIKE);
    }

    @Test
    void severalWhoAreAsLikeAreReviewed() {
        Candidates two = alike(person(FIRST, hoa(), false), person(SECOND, hoa(), false));

        assertReview(matcher.decide(hoa(), two), Reason.SEVERAL_CANDIDATES, FIRST, SECOND);
        assertReview(matcher.decide(hoaWithNumber(), two), Reason.SEVERAL_CANDIDATES, FIRST, SECOND);
    }

    @Test
    void withoutBirthDateItIsReviewedEvenWithANumber() {
        assertReview(
                matcher.decide(claim("Lê Thị Hoa", null, Sex.FEMALE, null, null), Candidates.NOBODY),
                Reason.BIRTH_DATE_MISSING);
        assertReview(
                matcher.decide(
                        claim("Lê Thị Hoa", null, Sex.FEMALE, null, HER_NUMBER),
                        held(person(FIRST, hoaWithNumber(), true))),
                Reason.BIRTH_DATE_MISSING,
                FIRST);
    }

    @Test
    void aNumberThatContradictsThePersonIsRejected() {
        assertThat(matcher.decide(claim("Lê Văn Hoa", BIRTHDAY, Sex.MALE, null, HER_NUMBER), Candidates.NOBODY))
                .isEqualTo(rejected(Fault.PERSONAL_NUMBER_SEX));
        assertThat(matcher.decide(claim("Lê Văn Hoa", null, Sex.MALE, null, HER_NUMBER), Candidates.NOBODY))
                .isEqualTo(rejected(Fault.PERSONAL_NUMBER_SEX));
        assertThat(matcher.decide(
                        claim("Lê Thị Hoa", BIRTHDAY.minusYears(1), Sex.FEMALE, null, HER_NUMBER), Candidates.NOBODY))
                .isEqualTo(rejected(Fault.PERSONAL_NUMBER_BIRTH_YEAR));
        assertThat(matcher.decide(
                        claim("Lê Thị Hoa", BIRTHDAY.minusYears(100), null, null, HER_NUMBER), Candidates.NOBODY))
                .isEqualTo(rejected(Fault.PERSONAL_NUMBER_BIRTH_YEAR));
    }

    @Test
    void aLinkedKeyForgivesACorrectionOfTheNameOrOfTheDay() {
        Candidate linked = person(FIRST, hoa(), false);
        Claim renamed = claim("Lê Thị Hòa", BIRTHDAY, Sex.FEMALE, null, null);
        Claim redated = claim("Lê Thị Hoa", LocalDate.of(2015, 3, 28), Sex.FEMALE, null, null);
        Claim dateless = claim("Lê Thị Hoa", null, Sex.FEMALE, null, null);

        assertKnown(matcher.decide(renamed, linked(linked)), Reason.CORRECTED);
        assertKnown(matcher.decide(redated, linked(linked)), Reason.CORRECTED);
        assertKnown(matcher.decide(dateless, linked(linked)), Reason.CORRECTED);
    }

    @Test
    void aKeyGivenToSomeoneElseIsReviewed() {
        Claim stranger = claim("Vũ Minh Khôi", LocalDate.of(2014, 1, 2), Sex.MALE, "Đỗ Thị Na", null);

        assertReview(
                matcher.decide(stranger, linked(person(FIRST, hoa(), false))), Reason.LINKED_PERSON_DIFFERS, FIRST);
    }

    @Test
    void aCorrectionThatEndsAtAnotherKnownPersonIsReviewed() {
        Claim renamed = claim("Lê Thị Hòa", BIRTHDAY, Sex.FEMALE, "Trần Thị Mai", null);
        Candidates candidates =
                new Candidates(person(FIRST, hoa(), false), null, List.of(person(SECOND, renamed, false)));

        assertReview(matcher.decide(renamed, candidates), Reason.LINKED_TO_ANOTHER, FIRST, SECOND);
    }

    @Test
    void aLinkedKeyWithAnotherNumberIsReviewed() {
        Candidate linked = person(FIRST, hoaWithNumber(), true);
        Candidate holder = person(SECOND, hoaWithNumber(), true);

        assertReview(matcher.decide(hoaWithNumber(), linked(linked)), Reason.NUMBER_DIFFERS, FIRST);
        assertReview(
                matcher.decide(hoaWithNumber(), new Candidates(linked, holder, List.of())),
                Reason.NUMBER_HELD_BY_ANOTHER,
                FIRST,
                SECOND);
        assertKnown(matcher.decide(hoaWithNumber(), new Candidates(linked, linked, List.of())), Reason.CORRECTED);
    }

    @Test
    void aDecisionExplainsItselfFieldByFieldAndIsTheSameAgain() {
        Claim unaccented = claim("LE THI HOA", BIRTHDAY, Sex.FEMALE, "TRAN THI MAI", null);
        Candidates candidates = alike(person(FIRST, hoa(), false));
        Decision decision = matcher.decide(unaccented, candidates);

        assertKnown(decision, Reason.SAME_MOTHER);
        assertThat(decision.toString()).contains("name:unaccented(+", "birth-date:same(+", "sex:same(+1.0)");
        assertThat(new WeightedPersonMatcher(Descriptions.ofPersons()).decide(unaccented, candidates))
                .isEqualTo(decision);
    }

    @Test
    void reasonsHaveWords() {
        assertThat(Reason.NUMBER_HELD_BY_ANOTHER.word()).isEqualTo("number-held-by-another");
        assertThat(matcher.version()).isEqualTo("persons-1.1");
    }

    @Test
    void nothingPersonalIsPrinted() {
        assertThat(hoaWithNumber() + " " + person(FIRST, hoa(), true))
                .contains(FIRST.digits())
                .doesNotContainIgnoringCase("hoa", "2016", "mai", HER_NUMBER);
    }

    private static void assertKnown(Decision decision, Reason reason) {
        assertThat(decision).isInstanceOfSatisfying(Known.class, known -> {
            assertThat(known.reason()).isEqualTo(reason);
            assertThat(known.likeness().person()).isEqualTo(FIRST);
        });
    }

    private static void assertNew(Decision decision) {
        assertThat(decision).isEqualTo(new New(Reason.NOBODY_ALIKE));
    }

    private static void assertReview(Decision decision, Reason reason, EducationId... candidates) {
        assertThat(decision).isInstanceOfSatisfying(Review.class, review -> {
            assertThat(review.reason()).isEqualTo(reason);
            assertThat(review.persons()).containsExactly(candidates);
        });
    }

    private static Rejected rejected(Fault fault) {
        return new Rejected(FieldFault.at("/personalNumber", fault));
    }

    private static Candidates alike(Candidate... candidates) {
        return new Candidates(null, null, List.of(candidates));
    }

    private static Candidates held(Candidate holder) {
        return new Candidates(null, holder, List.of());
    }

    private static Candidates linked(Candidate linked) {
        return new Candidates(linked, null, List.of());
    }

    private Claim claim(
            String name,
            @Nullable LocalDate birthDate,
            @Nullable Sex sex,
            @Nullable String mother,
            @Nullable String number) {
        return new Claim(
                descriptions.of(name, birthDate, sex, mother, number),
                birthDate,
                sex,
                number == null ? null : new PersonalNumber(number));
    }

    private static Candidate person(EducationId id, Claim claim, boolean numbered) {
        return new Candidate(id, claim.said(), numbered);
    }
}
