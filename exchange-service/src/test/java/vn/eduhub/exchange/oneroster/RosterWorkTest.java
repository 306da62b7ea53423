package vn.eduhub.exchange.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.intake.ClassRow;
import vn.eduhub.contracts.intake.InstitutionRow;
import vn.eduhub.contracts.intake.LearnerRow;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.contracts.intake.TeacherRow;
import vn.eduhub.exchange.ExchangeError;
import vn.eduhub.exchange.Packages;
import vn.eduhub.exchange.file.Archive;
import vn.eduhub.exchange.file.CheckedFile;
import vn.eduhub.exchange.file.Limits;
import vn.eduhub.exchange.ledger.LineOutcome;
import vn.eduhub.exchange.work.FakeHub;
import vn.eduhub.platform.problem.HubError;
import vn.eduhub.platform.problem.HubException;

class RosterWorkTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 7);
    private static final int SMALL_CHUNK = 64 * 1024;

    @TempDir
    Path folder;

    private final FakeHub hub = new FakeHub();

    private static List<CheckedFile> check(Path zip) throws IOException {
        try (Archive archive = Archive.open(zip, Limits.DEFAULT)) {
            return RosterCheck.check(archive);
        }
    }

    private Map<String, LineOutcome> run(Packages files) throws IOException, InterruptedException {
        Path zip = files.zip(folder);
        List<CheckedFile> checked = check(zip);
        Path work = Files.createTempDirectory(folder, "work");
        try (RosterWork roster = RosterWork.open(zip, checked, hub, work, SMALL_CHUNK, TODAY)) {
            Map<String, LineOutcome> outcomes = hub.run(roster);
            assertThat(outcomes).as("every line is settled once").hasSize((int)
                    checked.stream().mapToLong(CheckedFile::lines).sum());
            return outcomes;
        }
    }

    private HubError refusal(Packages files) throws IOException {
        try {
            check(files.zip(folder));
        } catch (HubException e) {
            return e.error();
        }
        throw new AssertionError("not refused");
    }

    private static LineOutcome of(Map<String, LineOutcome> outcomes, String place) {
        return Objects.requireNonNull(outcomes.get(place), place);
    }

    private static FieldFault fault(Map<String, LineOutcome> outcomes, String place) {
        LineOutcome outcome = of(outcomes, place);
        assertThat(outcome.outcome()).as(place).isEqualTo(Outcome.REJECTED);
        return outcome.faults().getFirst();
    }

    private static Set<String> with(Map<String, LineOutcome> outcomes, Outcome outcome) {
        return outcomes.values().stream()
                .filter(line -> line.outcome() == outcome)
                .map(LineOutcome::sourcedId)
                .collect(Collectors.toSet());
    }

    @Test
    void aWholePackageIsTakenAndTheSameAgainIsUnchanged() throws IOException, InterruptedException {
        assertThat(run(Packages.hoaSen()).values()).allMatch(line -> line.outcome() == Outcome.ACCEPTED);
        assertThat(run(Packages.hoaSen()).values()).allMatch(line -> line.outcome() == Outcome.UNCHANGED);
    }

    @Test
    void theRowsSayWhatTheFilesSay() throws IOException, InterruptedException {
        run(Packages.hoaSen());

        // The Sở stands below its school in the file, but comes first.
        assertThat(hub.rows(InstitutionRow.class).stream().map(InstitutionRow::sourcedId))
                .containsExactly("so", "hoa-sen");
        ClassRow schoolClass = hub.rows(ClassRow.class).getFirst();
        assertThat(schoolClass.schoolYear()).isEqualTo("2026-2027");
        assertThat(schoolClass.grade()).isEqualTo("03");
        LearnerRow learner = hub.rows(LearnerRow.class).getFirst();
        assertThat(Objects.requireNonNull(learner.person()).fullName()).isEqualTo("Lê Hoài An");
        assertThat(learner.person().sex()).isEqualTo("02");
        assertThat(learner.person().birthDate()).isEqualTo("2018-03-14");
        assertThat(learner.enrolments())
                .containsExactly(new LearnerRow.EnrolmentRow(
                        learner.enrolments().getFirst().row(),
                        "e-an",
                        false,
                        "3a",
                        "hoa-sen",
                        "03",
                        "2026-09-05",
                        null));
    }

    @Test
    void extensionColumnsCarryWhatTheSpecificationHasNoFieldFor() throws IOException, InterruptedException {
        String header =
                Packages.header("users").strip() + ",metadata.motherName,metadata.communeCode,metadata.ethnicity\r\n";
        run(Packages.hoaSen()
                .whole("users", header)
                .raw(
                        "users",
                        "an,,,true,an,\"{other:1},{personal-number:079318001234}\",An,Lê,Hoài,,,,,,3,,,,,,,,"
                                + "Phạm Thu Hà,26734,01\r\n"));

        LearnerRow learner = hub.rows(LearnerRow.class).getFirst();
        assertThat(Objects.requireNonNull(learner.person()).personalNumber()).isEqualTo("079318001234");
        assertThat(learner.person().motherName()).isEqualTo("Phạm Thu Hà");
        assertThat(learner.person().communeCode()).isEqualTo("26734");
        assertThat(learner.person().ethnicity()).isEqualTo("01");
    }

    @Test
    void thePersonalNumberMayStandInAColumnOfItsOwn() throws IOException, InterruptedException {
        String header = Packages.header("users").strip() + ",metadata.personalNumber\r\n";
        Packages files = Packages.hoaSen()
                .whole("users", header)
                .raw("users", "an,,,true,an,{other:1},An,Lê,Hoài,,,,,,3,,,,,,,,079318001234\r\n");
        run(files);

        LearnerRow learner = hub.rows(LearnerRow.class).getFirst();
        assertThat(Objects.requireNonNull(learner.person()).personalNumber()).isEqualTo("079318001234");
    }

    @Test
    void theNumberAmongTheUsersIdsGoesBeforeTheOneInTheColumn() throws IOException, InterruptedException {
        String header = Packages.header("users").strip() + ",metadata.personalNumber\r\n";
        run(Packages.hoaSen()
                .whole("users", header)
                .raw("users", "an,,,true,an,{personal-number:079318001234},An,Lê,Hoài,,,,,,3,,,,,,,,079318009999\r\n"));

        LearnerRow learner = hub.rows(LearnerRow.class).getFirst();
        assertThat(Objects.requireNonNull(learner.person()).personalNumber()).isEqualTo("079318001234");
    }

    @Test
    void anAgentWhoseRoleIsMotherIsTheMotherWithoutDemographics() throws IOException, InterruptedException {
        Packages files = Packages.hoaSen()
                .whole("users", Packages.header("users"))
                .user("an", "Lê", "Hoài", "An", "3", "cha,me")
                .user("me", "Phạm", "Thu", "Hà", "", "")
                .user("cha", "Lê", "Văn", "Nam", "", "")
                .line("roles", "r-me", "me", "primary", "mother", "", "", "hoa-sen", "")
                .line("roles", "r-cha", "cha", "primary", "father", "", "", "hoa-sen", "");

        Map<String, LineOutcome> outcomes = run(files);

        assertThat(Objects.requireNonNull(hub.rows(LearnerRow.class).getFirst().person())
                        .motherName())
                .isEqualTo("Phạm Thu Hà");
        assertThat(outcomes.values()).allMatch(line -> line.outcome() == Outcome.ACCEPTED);
    }

    @Test
    void theMotherIsFoundAmongTheAgents() throws IOException, InterruptedException {
        Packages files = Packages.hoaSen()
                .whole("users", Packages.header("users"))
                .user("an", "Lê", "Hoài", "An", "3", "cha,me")
                .user("me", "Phạm", "Thu", "Hà", "", "")
                .user("cha", "Lê", "Văn", "Nam", "", "")
                .line("demographics", "me", "1990-01-02", "female", "", "", "", "", "", "", "", "", "", "", "")
                .line("roles", "r-me", "me", "primary", "parent", "", "", "hoa-sen", "")
                .line("roles", "r-cha", "cha", "primary", "parent", "", "", "hoa-sen", "");

        Map<String, LineOutcome> outcomes = run(files);

        assertThat(Objects.requireNonNull(hub.rows(LearnerRow.class).getFirst().person())
                        .motherName())
                .isEqualTo("Phạm Thu Hà");
        assertThat(hub.rows(LearnerRow.class)).hasSize(1);
        // Parents are no records of the hub; that they were sent is remembered.
        assertThat(outcomes.values()).allMatch(line -> line.outcome() == Outcome.ACCEPTED);
        assertThat(run(files).values()).allMatch(line -> line.outcome() == Outcome.UNCHANGED);
    }

    @Test
    void staffHaveAssignmentsAtTheSchoolAndInClasses() throws IOException, InterruptedException {
        run(Packages.hoaSen()
                .user("co-lan", "Đỗ", "Thị", "Lan", "", "")
                .line("demographics", "co-lan", "1985-05-06", "female", "", "", "", "", "", "", "", "", "", "", "")
                .line("roles", "r-lan", "co-lan", "primary", "principal", "2026-08-15", "", "hoa-sen", "")
                .line("enrollments", "e-lan", "3a", "hoa-sen", "co-lan", "teacher", "true", "2026-09-05", ""));

        TeacherRow teacher = hub.rows(TeacherRow.class).getFirst();
        assertThat(teacher.assignments()).hasSize(2);
        TeacherRow.AssignmentRow atSchool = teacher.assignments().getFirst();
        assertThat(atSchool.sourcedId()).isEqualTo("role:r-lan");
        assertThat(atSchool.group()).isEqualTo("01");
        assertThat(atSchool.classId()).isNull();
        assertThat(atSchool.schoolYear()).isEqualTo("2026-2027");
        TeacherRow.AssignmentRow inClass = teacher.assignments().getLast();
        assertThat(inClass.group()).isEqualTo("03");
        assertThat(inClass.classId()).isNotNull();
    }

    @Test
    void whoLearnsAndTeachesIsBoth() throws IOException, InterruptedException {
        Map<String, LineOutcome> outcomes =
                run(Packages.hoaSen().line("roles", "r-2", "an", "secondary", "aide", "2026-09-05", "", "hoa-sen", ""));

        assertThat(hub.rows(LearnerRow.class)).hasSize(1);
        assertThat(hub.rows(TeacherRow.class)).hasSize(1);
        assertThat(outcomes.values()).allMatch(line -> line.outcome() == Outcome.ACCEPTED);
    }

    @Test
    void aSecondLineWithTheSameIdIsRejectedWithTheFirstOnesNumber() throws IOException, InterruptedException {
        Map<String, LineOutcome> outcomes = run(Packages.hoaSen()
                .user("an", "Lê", "Hoài", "Ân", "3", "")
                .line("enrollments", "e-an", "3a", "hoa-sen", "an", "student", "", "2026-09-05", "")
                .line("orgs", "hoa-sen", "Trường khác", "school", "79000124", "so"));

        for (String place : List.of("users.csv:3", "enrollments.csv:3")) {
            assertThat(fault(outcomes, place)).isEqualTo(FieldFault.at("sourcedId", Fault.DUPLICATE_IN_FILE, "2"));
        }
        assertThat(fault(outcomes, "orgs.csv:4")).isEqualTo(FieldFault.at("sourcedId", Fault.DUPLICATE_IN_FILE, "2"));
        assertThat(of(outcomes, "users.csv:2").outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aLineWithTooFewColumnsIsRejectedAndTheOthersAreNot() throws IOException, InterruptedException {
        Map<String, LineOutcome> outcomes = run(Packages.hoaSen().raw("users", "binh,,,true\r\n"));

        assertThat(fault(outcomes, "users.csv:3")).isEqualTo(FieldFault.at("", Fault.WRONG_COLUMN_COUNT, "4", "22"));
        assertThat(of(outcomes, "users.csv:2").outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aDateThatIsInNoCalendarIsShownInItsFile() throws IOException, InterruptedException {
        Map<String, LineOutcome> outcomes = run(Packages.hoaSen()
                .whole("demographics", Packages.header("demographics"))
                .line("demographics", "an", "2018-02-31", "female", "", "", "", "", "", "", "", "", "", "", ""));

        assertThat(fault(outcomes, "demographics.csv:2")).isEqualTo(FieldFault.at("birthDate", Fault.NO_SUCH_DATE));
        assertThat(fault(outcomes, "users.csv:2"))
                .isEqualTo(FieldFault.at("demographics.birthDate", Fault.NO_SUCH_DATE));
        assertThat(fault(outcomes, "roles.csv:2").fault()).isEqualTo(Fault.REFERENCE_REJECTED);
    }

    @Test
    void whatDependsOnSomethingRejectedIsRejected() throws IOException, InterruptedException {
        Map<String, LineOutcome> outcomes = run(Packages.hoaSen()
                .whole("orgs", Packages.header("orgs"))
                .line("orgs", "hoa-sen", "Trường Tiểu học Hoa Sen", "school", "79000123", "la")
                .line("orgs", "so", "Sở", "district", "79", ""));

        assertThat(fault(outcomes, "orgs.csv:2").fault()).isEqualTo(Fault.UNKNOWN_INSTITUTION);
        assertThat(fault(outcomes, "classes.csv:2"))
                .isEqualTo(FieldFault.at("schoolSourcedId", Fault.REFERENCE_REJECTED, "org"));
        assertThat(fault(outcomes, "enrollments.csv:2"))
                .isEqualTo(FieldFault.at("classSourcedId", Fault.REFERENCE_REJECTED, "class"));
        assertThat(of(outcomes, "users.csv:2").outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void unitsInACircleAreRejected() throws IOException, InterruptedException {
        Map<String, LineOutcome> outcomes = run(
                Packages.bulk().line("orgs", "a", "A", "school", "", "b").line("orgs", "b", "B", "school", "", "a"));

        assertThat(fault(outcomes, "orgs.csv:2").fault()).isEqualTo(Fault.UNKNOWN_INSTITUTION);
        assertThat(fault(outcomes, "orgs.csv:3").fault()).isEqualTo(Fault.UNKNOWN_INSTITUTION);
    }

    @Test
    void anEnrolmentOfNobodyIsRejected() throws IOException, InterruptedException {
        Map<String, LineOutcome> outcomes = run(Packages.hoaSen()
                .line("enrollments", "e-x", "3a", "hoa-sen", "nobody", "student", "", "", "")
                .line("roles", "r-x", "nobody", "primary", "student", "", "", "hoa-sen", ""));

        assertThat(fault(outcomes, "enrollments.csv:3"))
                .isEqualTo(FieldFault.at("userSourcedId", Fault.MISSING_REFERENCE, "user"));
        assertThat(fault(outcomes, "roles.csv:3").fault()).isEqualTo(Fault.MISSING_REFERENCE);
    }

    @Test
    void aDeltaChangesAndCancels() throws IOException, InterruptedException {
        run(Packages.hoaSen());
        hub.rows.clear();

        Map<String, LineOutcome> outcomes = run(Packages.delta()
                .withStatus("enrollments", "tobedeleted", "e-an", "3a", "hoa-sen", "an", "student", "", "", "")
                .line("classes", "3b", "3B", "3", "k3", "", "homeroom", "", "hoa-sen", "hk1", "", "", ""));

        // Session, course and school are not in the delta: the hub knows them.
        assertThat(of(outcomes, "classes.csv:2").outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(hub.rows(ClassRow.class).getFirst().schoolYear()).isEqualTo("2026-2027");
        LearnerRow learner = hub.rows(LearnerRow.class).getFirst();
        assertThat(learner.person()).isNull();
        assertThat(learner.enrolments().getFirst().cancel()).isTrue();
        assertThat(of(outcomes, "enrollments.csv:2").outcome()).isNotEqualTo(Outcome.REJECTED);
    }

    @Test
    void aDeltaMustSayWhatHappened() throws IOException, InterruptedException {
        Map<String, LineOutcome> outcomes = run(Packages.delta()
                .withStatus("orgs", "", "a", "A", "school", "", "")
                .withStatus("orgs", "gone", "b", "B", "school", "", "")
                .raw("orgs", "c,active,yesterday,C,school,,\r\n"));

        assertThat(fault(outcomes, "orgs.csv:2")).isEqualTo(FieldFault.at("status", Fault.REQUIRED));
        assertThat(fault(outcomes, "orgs.csv:3").fault()).isEqualTo(Fault.UNKNOWN_CODE);
        assertThat(fault(outcomes, "orgs.csv:4")).isEqualTo(FieldFault.at("dateLastModified", Fault.NOT_A_DATE));
    }

    /// Like package 02 of the conformance set: people without a birth date wait for review, and with them what is
    /// theirs.
    private static Packages withoutBirthDates(Packages files) {
        return files.line("academicSessions", "s", "Term", "term", "2026-09-01", "2027-05-31", "", "2027")
                .line("orgs", "root", "Units", "district", "", "")
                .line("orgs", "o", "North School", "school", "", "root")
                .line("courses", "c", "", "Reading", "R", "9", "o", "", "")
                .line("classes", "k", "Reading A", "9", "c", "", "scheduled", "", "o", "s", "", "", "")
                .user("agent", "Trần", "", "Bảo", "9", "")
                .user("u", "Trần", "", "Chi", "9", "agent")
                .line("roles", "r1", "agent", "primary", "teacher", "2026-09-01", "", "o", "")
                .line("roles", "r2", "u", "primary", "teacher", "2026-09-01", "", "o", "p")
                .line("enrollments", "e", "k", "o", "u", "teacher", "true", "2026-09-01", "")
                .line("demographics", "u", "", "female", "", "", "", "", "", "", "", "", "", "", "")
                .line("userProfiles", "p", "u", "platform", "v", "", "", "username", "u", "");
    }

    @Test
    void peopleWithoutABirthDateWaitForReviewWithAllThatIsTheirs() throws IOException, InterruptedException {
        for (Packages files : List.of(Packages.bulk(), Packages.delta())) {
            Map<String, LineOutcome> outcomes = run(withoutBirthDates(files));

            assertThat(with(outcomes, Outcome.REVIEW)).containsExactlyInAnyOrder("agent", "u", "r1", "r2", "e", "p");
            assertThat(of(outcomes, "demographics.csv:2").outcome()).isEqualTo(Outcome.REVIEW);
            assertThat(with(outcomes, Outcome.REJECTED)).isEmpty();
        }
    }

    @Test
    void aMissingCategoryRejectsTheLineItemAndAllThatDependsOnIt() throws IOException, InterruptedException {
        Map<String, LineOutcome> outcomes = run(withoutBirthDates(Packages.bulk())
                .line("categories", "homework", "Homework", "20")
                .line("lineItems", "li", "Quiz", "", "2026-09-10", "2026-09-17", "k", "gone", "s", "0", "100", "o")
                .line(
                        "results",
                        "re",
                        "li",
                        "u",
                        "fully graded",
                        "95.5",
                        "2026-09-18",
                        "",
                        "A",
                        "k",
                        "false",
                        "false",
                        "false",
                        "false")
                .line("scoreScales", "sc", "Letters", "letter", "o", "c", "k", "{A:94},{B:84}")
                .line("lineItemScoreScales", "lsc", "", "li", "sc")
                .line("resultScoreScales", "rsc", "", "re", "sc")
                .line("lineItemLearningObjectiveIds", "llo", "li", "case", "urn:1")
                .line("resultLearningObjectiveIds", "rlo", "re", "unknown", "o1", "1", "mastered")
                .line("resources", "res", "vr", "Book", "student,teacher", "primary", "v", "")
                .line("userResources", "ur", "u", "o", "k", "res"));

        assertThat(with(outcomes, Outcome.REJECTED)).containsExactlyInAnyOrder("li", "re", "lsc", "rsc", "llo", "rlo");
        assertThat(fault(outcomes, "lineItems.csv:2"))
                .isEqualTo(FieldFault.at("categorySourcedId", Fault.MISSING_REFERENCE, "category"));
        assertThat(fault(outcomes, "resultScoreScales.csv:2"))
                .isEqualTo(FieldFault.at("resultSourcedId", Fault.REFERENCE_REJECTED, "result"));
        assertThat(of(outcomes, "scoreScales.csv:2").outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(of(outcomes, "userResources.csv:2").outcome()).isEqualTo(Outcome.REVIEW);
    }

    @Test
    void someoneWithMoreLinesThanABatchHoldsLosesOnlyTheLinesBeyond() throws IOException, InterruptedException {
        Packages files = Packages.hoaSen();
        for (int i = 0; i < 500; i++) {
            files.line("enrollments", "x" + i, "3a", "hoa-sen", "an", "student", "", "", "");
        }

        Map<String, LineOutcome> outcomes = run(files);

        assertThat(with(outcomes, Outcome.REJECTED)).hasSizeBetween(100, 110);
        assertThat(of(outcomes, "users.csv:2").outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aPackageLargerThanAChunkGivesTheSameBatchesAgain() throws IOException, InterruptedException {
        Packages files = Packages.hoaSen();
        for (int i = 0; i < 3_000; i++) {
            String id = "hs-" + i * 7919 % 3_000;
            files.user(id, "Nguyễn", "Văn", "Người " + Character.toString('A' + i % 26), "3", "")
                    .line("demographics", id, "2018-01-01", "male", "", "", "", "", "", "", "", "", "", "", "")
                    .line("roles", "r-" + id, id, "primary", "student", "", "", "hoa-sen", "")
                    .line("enrollments", "e-" + id, "3a", "hoa-sen", id, "student", "", "", "");
        }
        assertThat(run(files).values()).allMatch(line -> line.outcome() == Outcome.ACCEPTED);
        List<Object> first = List.copyOf(hub.rows);
        hub.rows.clear();

        assertThat(run(files).values()).allMatch(line -> line.outcome() == Outcome.UNCHANGED);
        assertThat(hub.rows.stream().map(Object::hashCode).toList())
                .isEqualTo(first.stream().map(Object::hashCode).toList());
    }

    @Test
    void whatIsWrongWithTheWholeRefusesThePackage() throws IOException {
        assertThat(refusal(Packages.hoaSen().withoutManifest())).isEqualTo(ExchangeError.MANIFEST_MISSING);
        assertThat(refusal(Packages.hoaSen().whole("extra", "a,b\r\n"))).isEqualTo(ExchangeError.MANIFEST_INVALID);
        assertThat(refusal(Packages.hoaSen().whole("manifest", "propertyName,value\r\noneroster.version,1.1\r\n")))
                .isEqualTo(ExchangeError.ONEROSTER_VERSION);
        assertThat(refusal(Packages.hoaSen()
                        .whole("manifest", "propertyName,value\r\noneroster.version,1.2\r\nfile.orgs,bulk\r\n")))
                .isEqualTo(ExchangeError.FILE_NOT_ANNOUNCED);
        assertThat(refusal(Packages.bulk()
                        .whole("manifest", "propertyName,value\r\noneroster.version,1.2\r\nfile.orgs,bulk\r\n")))
                .isEqualTo(ExchangeError.FILE_MISSING);
        assertThat(refusal(Packages.bulk().whole("orgs", Packages.header("orgs"))))
                .isEqualTo(ExchangeError.NO_LINES);
        assertThat(refusal(Packages.hoaSen()
                        .whole("orgs", "sourcedId,status,dateLastModified,type,name,identifier,parentSourcedId\r\n")))
                .isEqualTo(ExchangeError.HEADER_ORDER);
        assertThat(refusal(Packages.hoaSen().raw("users", "\"open,,,\r\n"))).isEqualTo(ExchangeError.BROKEN_QUOTES);
    }

    @Test
    void idsWithTheSyntaxOfOtherLanguagesAreJustIds() throws IOException, InterruptedException {
        Packages files = Packages.hoaSen();
        for (String id : List.of("' OR 1=1--", "{\"$gt\":\"\"}", ".*", "$where", "../../etc", "%00")) {
            String quoted = id.replace("\"", "\"\"");
            files.raw("orgs", "\"" + quoted + "\",,,Trường,school,,so\r\n");
        }

        assertThat(run(files).values()).allMatch(line -> line.outcome() == Outcome.ACCEPTED);
        assertThat(hub.rows(InstitutionRow.class).stream().map(InstitutionRow::sourcedId))
                .contains("' OR 1=1--", "{\"$gt\":\"\"}", ".*");
    }
}
