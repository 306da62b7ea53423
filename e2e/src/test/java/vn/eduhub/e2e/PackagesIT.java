package vn.eduhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.e2e.Api.Answer;

/// Small packages through the whole hub: what is accepted, what is refused and how it is said.
class PackagesIT {

    /// Where the exchange puts an upload until it is checked.
    private static final Path INCOMING = Path.of("target", "hub", "spool", "incoming");

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

    private static String user(String id, String grade, String school, String mother) {
        return id + ",,,true," + id + ",,Mơ,Lý,Thị,,,,,," + grade + ",,,,,," + school + ",," + mother;
    }

    private static RosterPackage oneLearner(String prefix, String birthDate) {
        return oneLearner(prefix, birthDate, "09");
    }

    private static RosterPackage oneLearner(String prefix, String birthDate, String grade) {
        return RosterPackage.bulk()
                .schoolWithClass(prefix + "-school", prefix + "-class")
                .users(
                        ",metadata.motherName",
                        user(
                                prefix + "-user",
                                grade,
                                prefix + "-school",
                                "Đoàn Thị " + prefix.toUpperCase(Locale.ROOT)))
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

    /// Learners of a unit in grade 5, which no other test here sends.
    private static long learnersInGradeFive(String unit) {
        Answer answer = department.get("/v1/reports/counts?by=kind,grade&schoolYear=2026-2027&unit=" + unit);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        long sum = 0;
        for (JsonNode row : answer.json().path("rows").values()) {
            if (row.path("kind").asString().equals("LEARNER")
                    && row.path("grade").asString("").equals("05")) {
                sum += row.path("count").asLong();
            }
        }
        return sum;
    }

    private static JsonNode read(String path) {
        Answer answer = department.get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void aPackageIsTakenAndTheSameAgainChangesNothing() {
        byte[] zip = oneLearner("taken", "2012-04-05", "05").zip();
        long before = learnersInGradeFive(Units.DEPARTMENT_01.value());

        String job = intake.send(zip);
        JsonNode first = intake.finished(job, PATIENCE);
        String sameAgain = intake.send(zip);
        JsonNode again = intake.finished(sameAgain, PATIENCE);

        assertThat(first.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(rows(first, "accepted")).as(first.toString()).isEqualTo(rows(first, "in"));
        assertThat(rows(again, "unchanged")).as(again.toString()).isEqualTo(rows(again, "in"));
        String id = intake.recordId(job, "users.csv", "taken-user");
        String school = intake.recordId(job, "orgs.csv", "taken-school");
        assertThat(EducationId.isWellFormed(id)).as(id).isTrue();
        assertThat(intake.recordId(sameAgain, "users.csv", "taken-user")).isEqualTo(id);
        JsonNode learner = read("/v1/learners/" + id);
        assertThat(learner.path("fullName").asString()).isEqualTo("Lý Thị Mơ");
        assertThat(learner.path("birthDate").asString()).isEqualTo("2012-04-05");
        assertThat(learner.path("version").asLong()).isEqualTo(1);
        assertThat(learner.path("enrolments").size()).isEqualTo(1);
        JsonNode enrolment = learner.path("enrolments").path(0);
        assertThat(enrolment.path("school").asString()).isEqualTo(school);
        assertThat(enrolment.path("schoolClass").asString())
                .isEqualTo(intake.recordId(job, "classes.csv", "taken-class"));
        assertThat(enrolment.path("schoolYear").asString()).isEqualTo("2026-2027");
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
            assertThat(learnersInGradeFive(school)).isEqualTo(1);
            assertThat(learnersInGradeFive(Units.DEPARTMENT_01.value())).isEqualTo(before + 1);
        });
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
    void aDeltaChangesWhatItSays() {
        String first = intake.send(oneLearner("change", "2012-05-07").zip());
        intake.finished(first, PATIENCE);
        String id = intake.recordId(first, "users.csv", "change-user");
        JsonNode before = read("/v1/learners/" + id);
        String stamp = ",active,2026-10-01T00:00:00.000Z";
        byte[] delta = RosterPackage.delta()
                .users(
                        ",metadata.motherName",
                        "change-user" + stamp + ",true,change-user,,Mai,Lý,Thị,,,,,,09,,,,,,change-school,,"
                                + "Đoàn Thị CHANGE")
                .file(
                        "demographics",
                        RosterPackage.DEMOGRAPHICS,
                        "change-user" + stamp + ",2012-05-07,female,,,,,,,,,,,")
                .zip();

        String job = intake.send(delta);
        intake.finished(job, PATIENCE);

        assertThat(intake.lines(job)).isEqualTo(Map.of("users.csv:2", "accepted", "demographics.csv:2", "accepted"));
        assertThat(intake.recordId(job, "users.csv", "change-user")).isEqualTo(id);
        JsonNode after = read("/v1/learners/" + id);
        assertThat(after.path("educationId").asString()).isEqualTo(id);
        assertThat(after.path("fullName").asString()).isEqualTo("Lý Thị Mai");
        assertThat(after.path("version").asLong())
                .isEqualTo(before.path("version").asLong() + 1);
        assertThat(after.path("enrolments")).isEqualTo(before.path("enrolments"));
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
    void theTemplateIsTakenAsCsvAndAsZip() {
        intake.finished(
                intake.send(RosterPackage.bulk()
                        .schoolWithClass("mau-truong", "mau-lop")
                        .zip()),
                PATIENCE);
        String header = "MA_TRUONG,MA_LOP,TEN_LOP,NAM_HOC,MA_KHOI,MA,HO_TEN,NGAY_SINH,MA_GIOI_TINH,MA_CONG_DAN_ID,"
                + "HO_TEN_ME,MA_DAN_TOC,MA_XA\r\n";
        String csv =
                header + "mau-truong,3A,Lớp 3A,2026-2027,03,MAU1,Lê Hoài Mẫu,2018-03-14,02,,Phạm Thu Mẫu,01,00004\r\n"
                        + "mau-truong,3A,Lớp 3A,2026-2027,03,MAU2,Lê Hoài Sai,2018-02-31,02,,Phạm Thu Mẫu,01,00004\r\n"
                        + "khong-co,3A,Lớp 3A,2026-2027,03,MAU3,Lê Hoài Lạc,2018-03-15,02,,Phạm Thu Mẫu,01,00004\r\n";

        String asCsv = intake.send(csv.getBytes(StandardCharsets.UTF_8), "text/csv");
        intake.finished(asCsv, PATIENCE);
        String asZip = intake.send(RosterPackage.zipOf("learners.csv", csv));
        intake.finished(asZip, PATIENCE);

        assertThat(intake.lines(asCsv))
                .isEqualTo(Map.of(
                        "learners.csv:2", "accepted",
                        "learners.csv:3", "rejected NGAY_SINH no-such-date",
                        "learners.csv:4", "rejected MA_TRUONG unknown-school"));
        assertThat(intake.lines(asZip))
                .isEqualTo(Map.of(
                        "learners.csv:2", "unchanged",
                        "learners.csv:3", "rejected NGAY_SINH no-such-date",
                        "learners.csv:4", "rejected MA_TRUONG unknown-school"));
        String id = intake.recordId(asCsv, "learners.csv", "MAU1");
        assertThat(EducationId.isWellFormed(id)).as(id).isTrue();
        JsonNode learner = read("/v1/learners/" + id);
        assertThat(learner.path("fullName").asString()).isEqualTo("Lê Hoài Mẫu");
        JsonNode enrolment = learner.path("enrolments").path(0);
        assertThat(enrolment.path("grade").asString()).isEqualTo("03");
        JsonNode schoolClass =
                read("/v1/classes/" + enrolment.path("schoolClass").asString());
        assertThat(schoolClass.path("name").asString()).isEqualTo("Lớp 3A");
        assertThat(schoolClass.path("school").asString())
                .isEqualTo(enrolment.path("school").asString());
    }

    /// Learners of one class that are sent together, line by line.
    private static final class Pupils {

        private final List<String> users = new ArrayList<>();
        private final List<String> roles = new ArrayList<>();
        private final List<String> demographics = new ArrayList<>();
        private final List<String> enrolments = new ArrayList<>();

        /// @param given makes the person another one
        Pupils add(String id, String personalNumber, String grade, String given) {
            user(id, personalNumber, grade, given);
            String of = quoted(id);
            roles.add(quoted(id + "-r") + ",,," + of + ",primary,student,2026-09-05,,rows-school,");
            demographics.add(of + ",,,2012-09-10,female,,,,,,,,,,,");
            enrolments.add(quoted(id + "-e") + ",,,rows-class,rows-school," + of + ",student,true,2026-09-05,");
            return this;
        }

        /// The user's line alone.
        Pupils user(String id, String personalNumber, String grade, String given) {
            String ids = personalNumber.isEmpty() ? "" : "{personal-number:" + personalNumber + "}";
            users.add(quoted(id) + ",,,true,u," + ids + "," + given + ",Lý,Thị,,,,,," + grade
                    + ",,,,,,rows-school,,Hà Thị Thử");
            return this;
        }

        private static String quoted(String id) {
            return '"' + id.replace("\"", "\"\"") + '"';
        }

        byte[] zip() {
            return RosterPackage.bulk()
                    .schoolWithClass("rows-school", "rows-class")
                    .users(",metadata.motherName", users.toArray(String[]::new))
                    .file("roles", RosterPackage.ROLES, roles.toArray(String[]::new))
                    .file("demographics", RosterPackage.DEMOGRAPHICS, demographics.toArray(String[]::new))
                    .file("enrollments", RosterPackage.ENROLMENTS, enrolments.toArray(String[]::new))
                    .zip();
        }
    }

    @Test
    void everyBadRowIsSaidWithItsPlaceAndTheGoodOnesAreTaken() {
        byte[] zip = new Pupils()
                .add("rows-good", "001312000003", "09", "Bình")
                .add("rows-grade", "", "77", "Cúc")
                .add("rows-sex", "001212000001", "09", "Dung")
                .add("rows-year", "001311000002", "09", "Giang")
                .add("rows-one", "", "09", "Hạnh")
                .add("rows-same", "", "09", "Hạnh")
                .add("' OR 1=1--", "", "09", "Khuê")
                .add("{\"$gt\":\"\"}", "", "09", "Lan")
                .add(".*", "", "09", "Mận")
                .user("rows-good", "", "09", "Nga")
                .zip();

        String job = intake.send(zip);
        intake.finished(job, PATIENCE);

        Map<String, String> expected = new TreeMap<>();
        for (String file : List.of("users", "roles", "demographics", "enrollments")) {
            for (int line = 2; line <= 10; line++) {
                expected.put(file + ".csv:" + line, "accepted");
            }
        }
        expected.put("users.csv:11", "rejected sourcedId duplicate-in-file");
        expected.put("enrollments.csv:3", "rejected users.grades unknown-code");
        expected.put("users.csv:4", "rejected userIds personal-number-sex");
        expected.put("users.csv:5", "rejected userIds personal-number-birth-year");
        for (String file : List.of("roles", "demographics", "enrollments")) {
            expected.put(file + ".csv:4", "rejected reference-rejected");
            expected.put(file + ".csv:5", "rejected reference-rejected");
        }
        // Two ids, one person: the second is a further name of the first, who is in the class already.
        expected.put("enrollments.csv:7", "rejected enrolment-overlap");
        Map<String, String> lines = intake.lines(job);
        lines.keySet().removeIf(place -> !place.matches("(users|roles|demographics|enrollments).*"));
        assertThat(lines).isEqualTo(expected);
        assertThat(intake.recordId(job, "users.csv", "rows-same"))
                .isEqualTo(intake.recordId(job, "users.csv", "rows-one"));

        String school = intake.recordId(job, "orgs.csv", "rows-school");
        Set<String> names = new TreeSet<>();
        read("/v1/learners?limit=5000&school=" + school)
                .path("items")
                .values()
                .forEach(learner -> names.add(learner.path("fullName").asString()));
        assertThat(names)
                .containsExactlyInAnyOrder("Lý Thị Bình", "Lý Thị Hạnh", "Lý Thị Khuê", "Lý Thị Lan", "Lý Thị Mận");
    }

    @Test
    void aSchoolOfAnotherDepartmentAnswersLikeAnUnknownOne() {
        JsonNode before = read("/v1/institutions/" + Units.SCHOOL_1);
        // The official code of a school in Hà Nội, then one that nobody has; a school is meant by its code alone.
        Said said = sentByTheOther(RosterPackage.bulk()
                .file("academicSessions", RosterPackage.SESSIONS, YEAR)
                .file("orgs", RosterPackage.ORGS, "s-theirs,,,,school,DEMO0001,", "s-nobodys,,,,school,DEMO9999,")
                .file(
                        "classes",
                        RosterPackage.CLASSES,
                        schoolClass("c-theirs", "s-theirs"),
                        schoolClass("c-nobodys", "s-nobodys")));

        assertThat(said.lines())
                .containsEntry("orgs.csv:2", "rejected identifier unknown-school")
                .containsEntry("orgs.csv:3", "rejected identifier unknown-school")
                .containsEntry("classes.csv:2", "rejected schoolSourcedId reference-rejected")
                .containsEntry("classes.csv:3", "rejected schoolSourcedId reference-rejected");
        assertThat(said.answer("s-theirs").replace("theirs", "nobodys")).isEqualTo(said.answer("s-nobodys"));
        assertThat(said.answer("c-theirs").replace("theirs", "nobodys")).isEqualTo(said.answer("c-nobodys"));
        assertThat(read("/v1/institutions/" + Units.SCHOOL_1)).isEqualTo(before);
        assertThat(otherDepartment
                        .get("/v1/institutions?code=DEMO0001")
                        .json()
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void aSchoolInAnotherProvinceIsNotTaken() {
        Said said = sentByTheOther(RosterPackage.bulk()
                .file(
                        "orgs",
                        RosterPackage.ORGS + ",metadata.communeCode,metadata.level",
                        "p-hanoi,,,Trường ở Hà Nội,school,KHAC0001,,00004,01",
                        "p-nowhere,,,Trường không đâu,school,KHAC0002,,99998,01"));

        assertThat(said.lines())
                .containsEntry("orgs.csv:2", "rejected metadata.communeCode unknown-institution")
                .containsEntry("orgs.csv:3", "rejected metadata.communeCode unknown-area");
        for (String code : List.of("KHAC0001", "KHAC0002")) {
            assertThat(new Api(hub, "ministry-admin")
                            .get("/v1/institutions?code=" + code)
                            .json()
                            .path("items")
                            .size())
                    .isZero();
        }
    }

    @Test
    void aClassOfASchoolThatTheSenderNeverSentIsRefusedWhoeverHasTheSchool() {
        intake.finished(intake.send(oneLearner("owned", "2012-06-08").zip()), PATIENCE);
        // One that another sender calls so, one by its record id, one of nobody.
        Said said = sentByTheOther(RosterPackage.bulk()
                .file("academicSessions", RosterPackage.SESSIONS, YEAR)
                .file(
                        "classes",
                        RosterPackage.CLASSES,
                        schoolClass("u-1", "owned-school"),
                        schoolClass("u-2", Units.SCHOOL_1.value()),
                        schoolClass("u-3", "nobodys-school")));

        for (String id : List.of("u-1", "u-2", "u-3")) {
            assertThat(said.answer(id).replace(id, "u"))
                    .isEqualTo(said.answer("u-3").replace("u-3", "u"));
        }
        assertThat(said.lines())
                .containsEntry("classes.csv:2", "rejected schoolSourcedId unknown-school")
                .containsEntry("classes.csv:3", "rejected schoolSourcedId unknown-school")
                .containsEntry("classes.csv:4", "rejected schoolSourcedId unknown-school");
        assertThat(read("/v1/classes?school=" + Units.SCHOOL_1 + "&limit=5000").toString())
                .doesNotContain("Lớp lạ");
    }

    private static final String YEAR = "f-year,,,2026-2027,schoolYear,2026-09-05,2027-05-31,,2027";

    private static String schoolClass(String id, String school) {
        return id + ",,,Lớp lạ,09,,LL,scheduled,," + school + ",f-year,,,";
    }

    /// What a sender was told.
    private record Said(Map<String, String> lines, List<JsonNode> outcomes) {

        /// Everything that was said of a line, but for its place.
        String answer(String sourcedId) {
            return outcomes.stream()
                    .filter(outcome -> outcome.path("sourcedId").asString().equals(sourcedId))
                    .map(outcome ->
                            ((ObjectNode) outcome).deepCopy().without("line").toString())
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Said sentByTheOther(RosterPackage files) {
        Intake other = new Intake(otherDepartment);
        String job = other.send(files.zip());
        other.finished(job, PATIENCE);
        return new Said(other.lines(job), other.outcomes(job));
    }

    @Test
    void filesThatAreNoPackagesAreRefusedWhole() {
        byte[] good = oneLearner("whole", "2012-07-08").zip();

        assertRefused(new byte[] {1, 2, 3}, 400, "not-a-zip");
        assertRefused(new byte[0], 400, "upload-empty");
        assertRefused(Arrays.copyOf(good, good.length / 2), 400, "zip-truncated");
        assertRefused(oneLearner("whole", "2012-07-08").zip(StandardCharsets.UTF_8, false), 422, "manifest-missing");
        assertRefused(RosterPackage.emptyZip(), 422, "manifest-missing");
        assertRefused(oneLearner("whole", "2012-07-08").zip(StandardCharsets.UTF_16, true), 422, "encoding-utf-16");
        // The encoding has no letter with two marks: they are written as a vowel and a tone mark.
        assertRefused(
                RosterPackage.bulk()
                        .file("orgs", RosterPackage.ORGS, "whole-1,,,Trươ\u0300ng Nguyê\u0303n Đư\u0301c,school,,")
                        .zip(Charset.forName("windows-1258"), true),
                422,
                "encoding-windows-1258");
        assertRefused(
                RosterPackage.bulk()
                        .file(
                                "orgs",
                                "status,sourcedId,dateLastModified,name,type,identifier,parentSourcedId",
                                ",whole-1,,Trường thử,school,,")
                        .zip(),
                422,
                "header-order");
        assertRefused(
                oneLearner("whole", "2012-07-08")
                        .users("", "\"whole-1,,,true,whole-1,,Mơ,Lý,Thị,,,,,,09,,,,,,,")
                        .zip(),
                422,
                "broken-quotes");
    }

    @Test
    void aZipBombIsRefused() {
        // The same line over and over: a thousand times smaller in the zip.
        String[] lines = new String[80_000];
        Arrays.fill(lines, "bomb,,,Trường Trường Trường Trường Trường Trường Trường Trường Trường Trường,school,,");
        byte[] lineBomb =
                RosterPackage.bulk().file("orgs", RosterPackage.ORGS, lines).zip();
        // Of zeros not even the second block is unpacked: it is no text.
        byte[] zeros = oneLearner("bomb", "2012-07-08")
                .file("users", "\0".repeat(8 * 1024 * 1024))
                .zip();

        assertThat(lineBomb.length).isLessThan(100_000);
        assertRefused(lineBomb, 413, "zip-bomb");
        assertRefused(zeros, 422, "encoding-unknown");
    }

    /// Refused with this code, and with nothing left behind: no job, no file.
    private static void assertRefused(byte[] file, int status, String code) {
        int jobs = intake.jobs();

        Answer answer = intake.offer(file, "application/zip");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("title").asString()).isNotBlank();
        assertThat(intake.jobs()).isEqualTo(jobs);
        assertThat(INCOMING).isEmptyDirectory();
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
