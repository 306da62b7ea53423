package vn.eduhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.eduhub.e2e.Api.Answer;

/// Small packages through the whole hub: what is accepted, what is refused and how it is said.
class PackagesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static TheHub hub;
    private static Api department;
    private static Api otherDepartment;
    private static Intake intake;

    @BeforeAll
    static void up() {
        hub = TheHub.up();
        department = new Api(hub, "department-01");
        otherDepartment = new Api(hub, "department-79");
        intake = new Intake(department);
    }

    private static String user(String id, String family, String middle, String given, String mother) {
        return id + ",,,true," + id + ",," + given + "," + family + "," + middle + ",,,,,,09,,,,,,school-p,," + mother;
    }

    private static RosterPackage oneLearner(String prefix, String birthDate) {
        return RosterPackage.bulk()
                .schoolWithClass(prefix + "-school", prefix + "-class")
                .users(
                        ",metadata.motherName",
                        user(prefix + "-user", "Lý", "Thị", "Mơ", "Đoàn Thị " + prefix.toUpperCase(Locale.ROOT))
                                .replace("school-p", prefix + "-school"))
                .file(
                        "roles",
                        RosterPackage.ROLES,
                        prefix + "-role,,," + prefix + "-user,primary,student,2026-09-05,," + prefix + "-school,")
                .file(
                        "demographics",
                        RosterPackage.DEMOGRAPHICS,
                        prefix + "-user,,," + birthDate + ",female,,,,,,,,,,,")
                .file(
                        "enrollments",
                        RosterPackage.ENROLMENTS,
                        prefix + "-enrolment,,," + prefix + "-class," + prefix + "-school," + prefix
                                + "-user,student,true,2026-09-05,");
    }

    private static Map<String, String> bySourcedId(String job) {
        return intake.outcomes(job).stream()
                .collect(Collectors.toMap(
                        outcome -> outcome.path("file").asString() + ":"
                                + outcome.path("sourcedId").asString(),
                        outcome -> outcome.path("outcome").asString(),
                        (one, other) -> one + "," + other));
    }

    private static long rows(JsonNode job, String kind) {
        return job.path("rows").path(kind).asLong();
    }

    @Test
    void aPackageIsTakenAndTheSameAgainChangesNothing() {
        byte[] zip = oneLearner("taken", "2012-04-05").zip();

        JsonNode first = intake.finished(intake.send(zip), PATIENCE);
        JsonNode again = intake.finished(intake.send(zip), PATIENCE);

        assertThat(first.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(rows(first, "accepted")).as(first.toString()).isEqualTo(rows(first, "in"));
        assertThat(rows(again, "unchanged")).as(again.toString()).isEqualTo(rows(again, "in"));
    }

    @Test
    void whoHasNoBirthDateIsLookedAtAndTheRestIsTaken() {
        String job = intake.send(oneLearner("review", "").zip());
        JsonNode ended = intake.finished(job, PATIENCE);

        // Person, role, demographics and enrolment wait; sessions, orgs, course and class are in.
        assertThat(rows(ended, "review")).as(ended.toString()).isEqualTo(4);
        assertThat(rows(ended, "accepted")).as(ended.toString()).isEqualTo(rows(ended, "in") - 4);
    }

    @Test
    void aDeltaCancelsWhatItSays() {
        intake.finished(intake.send(oneLearner("gone", "2012-05-06").zip()), PATIENCE);
        byte[] delta = RosterPackage.delta()
                .file(
                        "enrollments",
                        RosterPackage.ENROLMENTS,
                        "gone-enrolment,tobedeleted,2026-10-01T00:00:00.000Z,gone-class,gone-school,gone-user,student,true,2026-09-05,")
                .zip();

        String job = intake.send(delta);
        JsonNode ended = intake.finished(job, PATIENCE);

        assertThat(rows(ended, "accepted"))
                .as(ended + " " + intake.outcomes(job))
                .isEqualTo(1);
        String learner = intake.outcomes(job).getFirst().path("recordId").asString();
        Answer read = department.get("/v1/learners/" + learner);
        assertThat(read.json().path("enrolments").path(0).path("state").asString())
                .as(read.response().body())
                .isEqualTo("CANCELLED");
    }

    @Test
    void twoSendersMayUseTheSameIds() {
        byte[] zip = oneLearner("shared", "2012-06-07").zip();
        Intake other = new Intake(otherDepartment);

        JsonNode one = intake.finished(intake.send(zip), PATIENCE);
        JsonNode two = other.finished(other.send(zip), PATIENCE);

        assertThat(rows(one, "accepted")).as(one.toString()).isEqualTo(rows(one, "in"));
        assertThat(rows(two, "accepted")).as(two.toString()).isEqualTo(rows(two, "in"));
    }

    @Test
    void badRowsAreRefusedWithTheirColumnAndTheGoodOnesTaken() {
        RosterPackage file = oneLearner("bad", "2012-02-31");
        String job = intake.send(file.zip());
        intake.finished(job, PATIENCE);

        assertThat(bySourcedId(job))
                .containsEntry("users.csv:bad-user", "rejected")
                .containsEntry("orgs.csv:bad-school", "accepted");
        List<JsonNode> outcomes = intake.outcomes(job);
        assertThat(outcomes.toString()).contains("no-such-date", "birthDate");
    }

    @Test
    void aSchoolOfAnotherDepartmentAnswersLikeAnUnknownOne() {
        String absent = schoolOutcomes("absent", "nowhere");
        String foreign = schoolOutcomes("foreign", Units.SCHOOL_1.value());

        assertThat(foreign.replace("foreign", "absent").replace(Units.SCHOOL_1.value(), "nowhere"))
                .isEqualTo(absent);
    }

    private static String schoolOutcomes(String prefix, String school) {
        Intake other = new Intake(otherDepartment);
        byte[] zip = RosterPackage.bulk()
                .file(
                        "academicSessions",
                        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
                        "year,,,2026-2027,schoolYear,2026-09-05,2027-05-31,,2027")
                .file(
                        "classes",
                        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                                + "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
                        prefix + "-class,,,9A,09,,9A,scheduled,," + school + ",year,,,")
                .zip();
        String job = other.send(zip);
        other.finished(job, PATIENCE);
        return other.outcomes(job).stream()
                .filter(outcome -> outcome.path("file").asString().startsWith("classes"))
                .map(outcome -> outcome.path("outcome") + " " + outcome.path("code") + " " + outcome.path("message")
                        + " " + outcome.path("column") + " " + outcome.path("sourcedId"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void filesThatAreNoPackagesAreRefusedWhole() {
        byte[] good = oneLearner("whole", "2012-07-08").zip();

        assertRefused(new byte[] {1, 2, 3}, "not-a-zip");
        assertRefused(new byte[0], null);
        assertRefused(Arrays.copyOf(good, good.length / 2), null);
        assertRefused(oneLearner("whole", "2012-07-08").zip(StandardCharsets.UTF_8, false), "manifest-missing");
        assertRefused(oneLearner("whole", "2012-07-08").zip(StandardCharsets.UTF_16, true), null);
        assertRefused(oneLearner("whole", "2012-07-08").zip(Charset.forName("windows-1258"), true), null);
        assertRefused(
                RosterPackage.bulk()
                        .file("orgs", "status,sourcedId,dateLastModified,name,type,identifier,parentSourcedId")
                        .zip(),
                null);
    }

    private static void assertRefused(byte[] file, @Nullable String code) {
        Answer answer = intake.offer(file, "application/zip");

        assertThat(answer.status()).as(answer.toString()).isBetween(400, 422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("title").asString()).isNotBlank();
        if (code != null) {
            assertThat(answer.code()).isEqualTo(code);
        }
    }

    @Test
    void aJobIsAbsentForOthers() {
        String job = intake.send(oneLearner("mine", "2012-08-09").zip());

        assertThat(otherDepartment.get("/v1/intake/" + job).status()).isEqualTo(404);
        assertThat(otherDepartment.get("/v1/intake/" + job + "/outcomes").status())
                .isEqualTo(404);
        intake.finished(job, PATIENCE);
    }
}
