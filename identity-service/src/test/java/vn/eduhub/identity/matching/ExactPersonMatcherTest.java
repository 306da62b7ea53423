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
import vn.eduhub.identity.naming.FoldedName;

class ExactPersonMatcherTest {

    private static final LocalDate BIRTHDAY = LocalDate.of(2016, 9, 5);
    private static final String HER_NUMBER = "000316000001";
    private static final EducationId FIRST = EducationId.of(111_111_111);
    private static final EducationId SECOND = EducationId.of(222_222_222);

    private final PersonMatcher matcher = new ExactPersonMatcher();

    /// Lê Thị Hoa, a girl, daughter of Trần Thị Mai.
    private static Claim hoa() {
        return claim("Lê Thị Hoa", BIRTHDAY, Sex.FEMALE, "Trần Thị Mai", null);
    }

    private static Claim hoaWithNumber() {
        return claim("Lê Thị Hoa", BIRTHDAY, Sex.FEMALE, "Trần Thị Mai", HER_NUMBER);
    }

    @Test
    void nobodyAlikeIsNew() {
        assertThat(matcher.decide(hoa(), Candidates.NOBODY)).isEqualTo(new New(Reason.NOBODY_ALIKE));
        assertThat(matcher.decide(hoaWithNumber(), Candidates.NOBODY)).isEqualTo(new New(Reason.NOBODY_ALIKE));
    }

    @Test
    void theSameWithoutNumberIsKnown() {
        assertThat(matcher.decide(hoa(), alike(person(FIRST, hoa(), false)))).isEqualTo(known(Reason.SAME_MOTHER));
        assertThat(matcher.decide(hoa(), alike(person(FIRST, hoa(), true)))).isEqualTo(known(Reason.SAME_MOTHER));
    }

    @Test
    void aNumberIsAttachedToTheOneWhoHasNone() {
        assertThat(matcher.decide(hoaWithNumber(), alike(person(FIRST, hoa(), false))))
                .isEqualTo(known(Reason.NUMBER_ATTACHED));
    }

    @Test
    void anotherNumberIsReviewed() {
        assertThat(matcher.decide(hoaWithNumber(), alike(person(FIRST, hoa(), true))))
                .isEqualTo(new Review(Reason.NUMBER_DIFFERS, List.of(FIRST)));
    }

    @Test
    void theHolderOfTheNumberIsKnownWhateverTheMotherIsCalled() {
        Claim otherMother = claim("Lê Thị Hoa", BIRTHDAY, Sex.FEMALE, "Trần Mai", HER_NUMBER);

        assertThat(matcher.decide(otherMother, held(person(FIRST, hoa(), true))))
                .isEqualTo(known(Reason.SAME_NUMBER));
    }

    @Test
    void aNumberHeldBySomeoneElseIsReviewed() {
        Candidate sister = person(FIRST, claim("Lê Thị Lan", BIRTHDAY, Sex.FEMALE, "Trần Thị Mai", null), true);

        assertThat(matcher.decide(hoaWithNumber(), held(sister)))
                .isEqualTo(new Review(Reason.NUMBER_HELD_BY_ANOTHER, List.of(FIRST)));
    }

    @Test
    void sameNameSameDayOtherMotherIsAnotherPerson() {
        Candidate namesake = person(FIRST, claim("Lê Thị Hoa", BIRTHDAY, Sex.FEMALE, "Ngô Thị Tư", null), false);

        assertThat(matcher.decide(hoa(), alike(namesake))).isEqualTo(new New(Reason.NOBODY_ALIKE));
        assertThat(matcher.decide(hoaWithNumber(), alike(namesake))).isEqualTo(new New(Reason.NOBODY_ALIKE));
        assertThat(matcher.decide(hoa(), alike(namesake, person(SECOND, hoa(), false))))
                .isEqualTo(new Known(SECOND, Reason.SAME_MOTHER));
    }

    @Test
    void aBoyOfTheSameNameIsAnotherPerson() {
        Candidate boy = person(FIRST, claim("Lê Thị Hoa", BIRTHDAY, Sex.MALE, "Trần Thị Mai", null), false);

        assertThat(matcher.decide(hoa(), alike(boy))).isEqualTo(new New(Reason.NOBODY_ALIKE));
    }

    @Test
    void aMissingMotherIsReviewedOnEitherSideAndOnlyIfSomeoneIsThere() {
        Claim motherless = claim("Lê Thị Hoa", BIRTHDAY, Sex.FEMALE, null, null);
        Review review = new Review(Reason.MOTHER_MISSING, List.of(FIRST));

        assertThat(matcher.decide(motherless, alike(person(FIRST, hoa(), false))))
                .isEqualTo(review);
        assertThat(matcher.decide(hoa(), alike(person(FIRST, motherless, false))))
                .isEqualTo(review);
        assertThat(matcher.decide(motherless, alike(person(FIRST, motherless, false))))
                .isEqualTo(review);
        assertThat(matcher.decide(motherless, Candidates.NOBODY)).isEqualTo(new New(Reason.NOBODY_ALIKE));
    }

    @Test
    void aMissingSexIsReviewedOnEitherSideAndOnlyIfSomeoneIsThere() {
        Claim sexless = claim("Lê Thị Hoa", BIRTHDAY, null, "Trần Thị Mai", null);
        Review review = new Review(Reason.SEX_MISSING, List.of(FIRST));

        assertThat(matcher.decide(sexless, alike(person(FIRST, hoa(), false)))).isEqualTo(review);
        assertThat(matcher.decide(hoa(), alike(person(FIRST, sexless, false)))).isEqualTo(review);
        assertThat(matcher.decide(sexless, Candidates.NOBODY)).isEqualTo(new New(Reason.NOBODY_ALIKE));
    }

    @Test
    void severalWhoAgreeAreReviewed() {
        Candidates two = alike(person(FIRST, hoa(), false), person(SECOND, hoa(), false));

        assertThat(matcher.decide(hoa(), two)).isEqualTo(new Review(Reason.SEVERAL_CANDIDATES, List.of(FIRST, SECOND)));
        assertThat(matcher.decide(hoaWithNumber(), two))
                .isEqualTo(new Review(Reason.SEVERAL_CANDIDATES, List.of(FIRST, SECOND)));
    }

    @Test
    void withoutBirthDateItIsReviewedEvenWithANumber() {
        assertThat(matcher.decide(claim("Lê Thị Hoa", null, Sex.FEMALE, null, null), Candidates.NOBODY))
                .isEqualTo(new Review(Reason.BIRTH_DATE_MISSING, List.of()));
        assertThat(matcher.decide(
                        claim("Lê Thị Hoa", null, Sex.FEMALE, null, HER_NUMBER), held(person(FIRST, hoa(), true))))
                .isEqualTo(new Review(Reason.BIRTH_DATE_MISSING, List.of(FIRST)));
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
        Claim redated = claim("Lê Thị Hoa", BIRTHDAY.plusDays(1), Sex.FEMALE, null, null);
        Claim dateless = claim("Lê Thị Hoa", null, Sex.FEMALE, null, null);

        assertThat(matcher.decide(renamed, linked(linked))).isEqualTo(known(Reason.CORRECTED));
        assertThat(matcher.decide(redated, linked(linked))).isEqualTo(known(Reason.CORRECTED));
        assertThat(matcher.decide(dateless, linked(linked))).isEqualTo(known(Reason.CORRECTED));
    }

    @Test
    void aKeyGivenToSomeoneElseIsReviewed() {
        Claim stranger = claim("Vũ Minh Khôi", BIRTHDAY.plusYears(1), Sex.MALE, "Đỗ Thị Na", null);

        assertThat(matcher.decide(stranger, linked(person(FIRST, hoa(), false))))
                .isEqualTo(new Review(Reason.LINKED_PERSON_DIFFERS, List.of(FIRST)));
    }

    @Test
    void aCorrectionThatEndsAtAnotherKnownPersonIsReviewed() {
        Claim renamed = claim("Lê Thị Hòa", BIRTHDAY, Sex.FEMALE, "Trần Thị Mai", null);
        Candidates candidates =
                new Candidates(person(FIRST, hoa(), false), null, List.of(person(SECOND, renamed, false)));

        assertThat(matcher.decide(renamed, candidates))
                .isEqualTo(new Review(Reason.LINKED_TO_ANOTHER, List.of(FIRST, SECOND)));
    }

    @Test
    void aLinkedKeyWithAnotherNumberIsReviewed() {
        Candidate linked = person(FIRST, hoa(), true);
        Candidate holder = person(SECOND, hoa(), true);

        assertThat(matcher.decide(hoaWithNumber(), linked(linked)))
                .isEqualTo(new Review(Reason.NUMBER_DIFFERS, List.of(FIRST)));
        assertThat(matcher.decide(hoaWithNumber(), new Candidates(linked, holder, List.of())))
                .isEqualTo(new Review(Reason.NUMBER_HELD_BY_ANOTHER, List.of(FIRST, SECOND)));
        assertThat(matcher.decide(hoaWithNumber(), new Candidates(linked, linked, List.of())))
                .isEqualTo(known(Reason.CORRECTED));
    }

    @Test
    void reasonsHaveWords() {
        assertThat(Reason.NUMBER_HELD_BY_ANOTHER.word()).isEqualTo("number-held-by-another");
        assertThat(matcher.version()).isEqualTo("exact-1.1");
    }

    @Test
    void nothingPersonalIsPrinted() {
        assertThat(hoaWithNumber() + " " + person(FIRST, hoa(), true))
                .contains(FIRST.digits())
                .doesNotContainIgnoringCase("hoa", "2016", "mai", HER_NUMBER);
    }

    private static Known known(Reason reason) {
        return new Known(FIRST, reason);
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

    private static Claim claim(
            String name,
            @Nullable LocalDate birthDate,
            @Nullable Sex sex,
            @Nullable String mother,
            @Nullable String number) {
        return new Claim(
                FoldedName.of(name),
                birthDate,
                sex,
                mother == null ? null : FoldedName.of(mother),
                number == null ? null : new PersonalNumber(number));
    }

    private static Candidate person(EducationId id, Claim claim, boolean numbered) {
        LocalDate birthDate = claim.birthDate();
        return new Candidate(
                id, claim.name(), birthDate == null ? BIRTHDAY : birthDate, claim.sex(), claim.mother(), numbered);
    }
}
