package vn.eduhub.learner.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.contracts.code.Ethnicity;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.Learner.EnrolmentState;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.event.Sensitive;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.SensitiveSeal;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.keys.KeysProperties;
import vn.eduhub.platform.registration.Access;
import vn.eduhub.platform.registration.PersonFields;
import vn.eduhub.platform.registration.PersonPatch;

class LearnerRulesTest {

    private static final RecordId HOA_SEN = new RecordId("hoasen");
    private static final RecordId SONG_HONG = new RecordId("songhong");
    private static final RecordId BEN_DO = new RecordId("bendo0");
    private static final PersonFields AN = new PersonFields(
            "Nguyễn Thị Bình An", LocalDate.of(2016, 9, 5), Sex.FEMALE, null, "Trần Thị Thu Hà", null, null);

    private static final RecordId ID = EducationId.of(123_456_789).recordId();

    private final SensitiveSeal seal;
    private final LearnerRules rules;

    LearnerRulesTest(@TempDir Path keys) {
        seal = new SensitiveSeal(
                new HubKeys(new KeysProperties(keys, Duration.ofHours(1), true)), Topic.LEARNER, () -> {});
        rules = new LearnerRules(seal);
    }

    private @Nullable Ethnicity ethnicity(Learner learner) {
        return seal.open(ID, learner.sensitive()).ethnicity();
    }

    private static Enrolment at(RecordId school, int year, EnrolmentState state, @Nullable LocalDate ended) {
        return new Enrolment(
                new RecordId("enrol" + school + year),
                null,
                school,
                null,
                new SchoolYear(year),
                new Grade("01"),
                LocalDate.of(year, 9, 5),
                ended,
                state,
                null,
                null);
    }

    private Learner with(Enrolment... enrolments) {
        return LearnerRules.with(AN, null, List.of(enrolments));
    }

    @Test
    void theSchoolOfTheNewestYearWritesAndTheOneBeforeReads() {
        Learner learner = with(
                at(HOA_SEN, 2024, EnrolmentState.COMPLETED, LocalDate.of(2025, 5, 31)),
                at(SONG_HONG, 2025, EnrolmentState.ACTIVE, null));

        assertThat(rules.access(learner)).isEqualTo(new Access(Set.of(SONG_HONG), Set.of(HOA_SEN)));
    }

    @Test
    void whoeverStillHasAnEnrolmentThatGoesOnWrites() {
        Learner learner =
                with(at(HOA_SEN, 2024, EnrolmentState.ACTIVE, null), at(SONG_HONG, 2025, EnrolmentState.ACTIVE, null));

        assertThat(rules.access(learner)).isEqualTo(new Access(Set.of(HOA_SEN, SONG_HONG), Set.of()));
    }

    @Test
    void aFinishedYearStaysWithItsSchoolUntilTheNextBegins() {
        Learner learner = with(at(HOA_SEN, 2025, EnrolmentState.COMPLETED, LocalDate.of(2026, 5, 31)));

        assertThat(rules.access(learner)).isEqualTo(new Access(Set.of(HOA_SEN), Set.of()));
    }

    @Test
    void whoLeftEverywhereStaysWithTheLastSchool() {
        Learner learner = with(
                at(HOA_SEN, 2024, EnrolmentState.TRANSFERRED, LocalDate.of(2025, 1, 10)),
                at(BEN_DO, 2025, EnrolmentState.LEFT, LocalDate.of(2025, 12, 1)));

        assertThat(rules.access(learner)).isEqualTo(new Access(Set.of(BEN_DO), Set.of(HOA_SEN)));
    }

    @Test
    void anEnrolmentTakenBackGivesNoAccess() {
        Learner learner =
                with(at(HOA_SEN, 2025, EnrolmentState.ACTIVE, null), at(BEN_DO, 2025, EnrolmentState.CANCELLED, null));

        assertThat(rules.access(learner)).isEqualTo(new Access(Set.of(HOA_SEN), Set.of()));
    }

    @Test
    void whenAllIsTakenBackTheLastSchoolCanPutItRight() {
        Learner learner = rules.cancelledWithin(with(at(HOA_SEN, 2025, EnrolmentState.ACTIVE, null)), _ -> true);

        assertThat(rules.stands(learner)).isFalse();
        assertThat(rules.access(learner)).isEqualTo(new Access(Set.of(HOA_SEN), Set.of()));
    }

    @Test
    void nobodyHasAccessThroughALearnerWithoutEnrolments() {
        assertThat(rules.access(with()).isNone()).isTrue();
        assertThat(rules.stands(with())).isTrue();
    }

    @Test
    void onlyTheSubmittersEnrolmentsAreTakenBack() {
        Learner learner =
                with(at(HOA_SEN, 2025, EnrolmentState.ACTIVE, null), at(BEN_DO, 2025, EnrolmentState.ACTIVE, null));

        Learner after = rules.cancelledWithin(learner, HOA_SEN::equals);

        assertThat(after.enrolments())
                .extracting(Enrolment::state)
                .containsExactly(EnrolmentState.CANCELLED, EnrolmentState.ACTIVE);
        assertThat(rules.stands(after)).isTrue();
    }

    @Test
    void aNewSenderFillsGapsAndChangesNothing() {
        Learner learner = with();
        PersonFields said = new PersonFields(
                "NGUYỄN THỊ BÌNH AN",
                AN.birthDate(),
                Sex.FEMALE,
                null,
                "Trần Thị Hà",
                new Ethnicity("01"),
                new RecordId("commune1"));

        Learner after = rules.gapsFilled(ID, learner, said);

        assertThat(after.fullName()).isEqualTo("Nguyễn Thị Bình An");
        assertThat(after.motherName()).isEqualTo("Trần Thị Thu Hà");
        assertThat(ethnicity(after)).isEqualTo(new Ethnicity("01"));
        assertThat(after.commune()).isEqualTo(new RecordId("commune1"));
    }

    @Test
    void aKnownSenderChangesWhatItNamesAndSilenceChangesNothing() {
        PersonFields said = new PersonFields(
                "Nguyễn Thị Bình Anh", LocalDate.of(2016, 9, 6), null, null, null, new Ethnicity("02"), null);

        Learner after = rules.corrected(ID, with(), said);

        assertThat(after.fullName()).isEqualTo("Nguyễn Thị Bình Anh");
        assertThat(after.birthDate()).isEqualTo(LocalDate.of(2016, 9, 6));
        assertThat(after.sex()).isEqualTo(Sex.FEMALE);
        assertThat(after.motherName()).isEqualTo("Trần Thị Thu Hà");
        assertThat(ethnicity(after)).isEqualTo(new Ethnicity("02"));
    }

    @Test
    void whatIsSensitiveIsSealedAndStaysAsItIsWhileNothingElseIsSaid() {
        Learner learner = rules.made(ID, saying("05"));

        assertThat(learner.toString() + learner.sensitive()).doesNotContain("05");
        assertThat(rules.corrected(ID, learner, saying("05")).sensitive()).isEqualTo(learner.sensitive());
        assertThat(rules.replaced(ID, learner, naming(saying("05"))).sensitive())
                .isEqualTo(learner.sensitive());
        assertThat(rules.gapsFilled(ID, learner, saying("07")).sensitive()).isEqualTo(learner.sensitive());
        assertThat(rules.corrected(ID, learner, AN).sensitive()).isEqualTo(learner.sensitive());
        assertThat(rules.replaced(ID, learner, naming(AN)).sensitive()).isNull();
        assertThat(rules.replaced(ID, learner, new PersonPatch(AN, false, Set.of()))
                        .sensitive())
                .isEqualTo(learner.sensitive());
        assertThat(ethnicity(rules.corrected(ID, learner, saying("07")))).isEqualTo(new Ethnicity("07"));
    }

    /// Somebody else's ciphertext: it does not open here, whatever the reason.
    @Test
    void whatDoesNotOpenHoldsNothingUpAndIsRepairedByANewValue() {
        Sealed closed = seal.seal(EducationId.of(987_654_321).recordId(), new Sensitive(new Ethnicity("05")));
        Learner learner = LearnerRules.with(AN, closed, List.of());

        assertThat(rules.gapsFilled(ID, learner, saying("07")).sensitive()).isEqualTo(closed);
        assertThat(rules.corrected(ID, learner, AN).sensitive()).isEqualTo(closed);
        assertThat(ethnicity(rules.corrected(ID, learner, saying("07")))).isEqualTo(new Ethnicity("07"));
        assertThat(ethnicity(rules.replaced(ID, learner, naming(saying("07"))))).isEqualTo(new Ethnicity("07"));
        assertThat(rules.replaced(ID, learner, naming(AN)).sensitive()).isNull();
    }

    private static PersonPatch naming(PersonFields person) {
        return new PersonPatch(person, false, Set.of(FieldGroup.SENSITIVE));
    }

    private static PersonFields saying(String ethnicity) {
        return new PersonFields(
                AN.fullName(), AN.birthDate(), AN.sex(), null, AN.motherName(), new Ethnicity(ethnicity), null);
    }

    @Test
    void aLearnerNeverPrintsTheirData() {
        assertThat("registered " + with() + AN).doesNotContain("Nguyễn", "2016", "Trần");
    }
}
