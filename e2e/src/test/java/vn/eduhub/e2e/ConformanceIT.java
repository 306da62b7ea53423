package vn.eduhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.eduhub.e2e.Api.Answer;

/// Packages of the shape that OneRoster's own conformance cases 02, 03, 10 and 23 have: a district and its school that
/// share an identifier, two teachers of whom one is the other's agent, nobody with a birth date.
class ConformanceIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String BULK = ",,,";
    private static final String ACTIVE = ",active,2026-10-02T03:04:05.006Z,";

    private static Api department;
    private static Intake intake;

    @BeforeAll
    static void up() {
        department = new Api(TheHub.up(), "department-01");
        intake = new Intake(department);
    }

    /// @param s between id and the further columns: status and date
    private static RosterPackage roster(RosterPackage files, String p, String s) {
        return files.file(
                        "academicSessions",
                        RosterPackage.SESSIONS,
                        p + "-year" + s + "School Year,schoolYear,2025-08-01,2026-06-01,,2026",
                        p + "-term" + s + "Spring Term,term,2025-08-01,2026-06-01," + p + "-year,2026")
                .file(
                        "orgs",
                        RosterPackage.ORGS,
                        p + "-district" + s + "District,district,NCES-" + p + ",",
                        p + "-school" + s + "South School,school,NCES-" + p + "," + p + "-district")
                .file(
                        "courses",
                        RosterPackage.COURSES,
                        p + "-course" + s + ",Geometry One,GEO1,9," + p + "-school,Math,MATH")
                .file(
                        "classes",
                        RosterPackage.CLASSES,
                        p + "-class" + s + "Geometry One B,9," + p + "-course,B1,scheduled,Room 7," + p + "-school," + p
                                + "-term,Math,MATH,1")
                .users("", teacher(p + "-agent" + s, p, ""), teacher(p + "-user" + s, p, p + "-agent"))
                .file(
                        "roles",
                        RosterPackage.ROLES,
                        p + "-role-a" + s + p + "-agent,primary,teacher,2025-08-01,," + p + "-school,",
                        p + "-role-u" + s + p + "-user,primary,teacher,2025-08-01,," + p + "-school," + p + "-profile")
                .file(
                        "enrollments",
                        RosterPackage.ENROLMENTS,
                        p + "-enrolment" + s + p + "-class," + p + "-school," + p + "-user,teacher,true,2025-08-01,")
                .file("demographics", RosterPackage.DEMOGRAPHICS, p + "-user" + s + ",female,,,,,,,,,,,")
                .file(
                        "userProfiles",
                        "sourcedId,status,dateLastModified,userSourcedId,profileType,vendorId,applicationId,"
                                + "description,credentialType,username,password",
                        p + "-profile" + s + p + "-user,platform,vendor-7,,,username,name-of-user,");
    }

    private static String teacher(String idWithState, String p, String agent) {
        return idWithState + "true,name-" + p + ",,Given,Family,,,,,," + agent + ",9,,,,,," + p + "-school,";
    }

    /// Case 23 has all that can hang on a class, and a line item without its category.
    private static RosterPackage gradebook(RosterPackage files, String p) {
        String s = BULK;
        String first = "sourcedId,status,dateLastModified,";
        return files.file("categories", first + "title,weight", p + "-category" + s + "Homework,20")
                .file(
                        "lineItems",
                        first + "title,description,assignDate,dueDate,classSourcedId,categorySourcedId,"
                                + "academicSessionSourcedId,resultValueMin,resultValueMax,schoolSourcedId",
                        p + "-item" + s + "Quiz,Chapter 2,2025-09-01,2025-09-08," + p + "-class," + p + "-no-category,"
                                + p + "-term,0,100," + p + "-school")
                .file(
                        "results",
                        first + "lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,"
                                + "classSourcedId,inProgress,incomplete,late,missing",
                        p + "-result" + s + p + "-item," + p + "-user,fully graded,95.5,2025-09-09,Done,A," + p
                                + "-class,false,false,false,false")
                .file(
                        "scoreScales",
                        first + "title,type,orgSourcedId,courseSourcedId,classSourcedId,scoreScaleValue",
                        p + "-scale" + s + "Letter,letter," + p + "-school," + p + "-course," + p
                                + "-class,\"{A:94},{B:84}\"")
                .file(
                        "lineItemLearningObjectiveIds",
                        first + "lineItemSourcedId,source,learningObjectiveId",
                        p + "-item-objective" + s + p + "-item,case,urn:uuid:22222222-2222-2222-2222-222222222222")
                .file(
                        "lineItemScoreScales",
                        first + "title,lineItemSourcedId,scoreScaleSourcedId",
                        p + "-item-scale" + s + "Item Scale," + p + "-item," + p + "-scale")
                .file(
                        "resultLearningObjectiveIds",
                        first + "resultSourcedId,source,learningObjectiveId,score,textScore",
                        p + "-result-objective" + s + p + "-result,unknown,objective-7,1,mastered")
                .file(
                        "resultScoreScales",
                        first + "title,resultSourcedId,scoreScaleSourcedId",
                        p + "-result-scale" + s + "Result Scale," + p + "-result," + p + "-scale")
                .file(
                        "resources",
                        first + "vendorResourceId,title,roles,importance,vendorId,applicationId",
                        p + "-resource" + s + "vendor-resource-7,Book,\"student,teacher\",primary,vendor-7,app-7")
                .file(
                        "classResources",
                        first + "title,classSourcedId,resourceSourcedId",
                        p + "-class-resource" + s + "Class Book," + p + "-class," + p + "-resource")
                .file(
                        "courseResources",
                        first + "title,courseSourcedId,resourceSourcedId",
                        p + "-course-resource" + s + "Course Book," + p + "-course," + p + "-resource")
                .file(
                        "userResources",
                        first + "userSourcedId,orgSourcedId,classSourcedId,resourceSourcedId",
                        p + "-user-resource" + s + p + "-user," + p + "-school," + p + "-class," + p + "-resource");
    }

    /// What the roster's lines become: all is in but the people, who wait for a birth date, with all that is theirs.
    private static Map<String, String> ofRoster() {
        Map<String, String> expected = new TreeMap<>();
        for (String place : new String[] {
            "academicSessions.csv:2",
            "academicSessions.csv:3",
            "orgs.csv:2",
            "orgs.csv:3",
            "courses.csv:2",
            "classes.csv:2"
        }) {
            expected.put(place, "accepted");
        }
        expected.put("users.csv:2", "review demographics.birthDate required");
        expected.put("users.csv:3", "review demographics.birthDate required");
        expected.put("demographics.csv:2", "review birthDate required");
        expected.put("roles.csv:2", "review reference-in-review");
        expected.put("roles.csv:3", "review reference-in-review");
        expected.put("userProfiles.csv:2", "review reference-in-review");
        expected.put("enrollments.csv:2", "review reference-in-review");
        return expected;
    }

    private static void assertUnitsHangBelowTheSubmitter(String job, String p) {
        String district = intake.recordId(job, "orgs.csv", p + "-district");
        String school = intake.recordId(job, "orgs.csv", p + "-school");
        assertThat(unit(district).path("managedBy").asString()).isEqualTo(Units.DEPARTMENT_01.value());
        assertThat(unit(district).path("kind").asString()).isEqualTo("GROUP");
        assertThat(unit(school).path("managedBy").asString()).isEqualTo(district);
        assertThat(unit(school).path("kind").asString()).isEqualTo("SCHOOL");
        assertThat(unit(school).path("code").asString()).isEqualTo("NCES-" + p);
    }

    private static JsonNode unit(String id) {
        Answer answer = department.get("/v1/institutions/" + id);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private static long staff(String school) {
        Answer answer = department.get("/v1/teachers?school=" + school);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("items").size();
    }

    @Test
    void aBulkLikeCase02() {
        String job = intake.send(roster(RosterPackage.bulk(), "like02", BULK).zip());
        JsonNode ended = intake.finished(job, PATIENCE);

        assertThat(ended.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(intake.lines(job)).isEqualTo(ofRoster());
        assertUnitsHangBelowTheSubmitter(job, "like02");
        assertThat(staff(intake.recordId(job, "orgs.csv", "like02-school"))).isZero();
    }

    @Test
    void aDeltaLikeCase03() {
        String job = intake.send(roster(RosterPackage.delta(), "like03", ACTIVE).zip());
        intake.finished(job, PATIENCE);

        assertThat(intake.lines(job)).isEqualTo(ofRoster());
        assertUnitsHangBelowTheSubmitter(job, "like03");
    }

    @Test
    void anEmptyZipLikeCase10() {
        int jobs = intake.jobs();

        Answer answer = intake.offer(RosterPackage.emptyZip(), "application/zip");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("manifest-missing");
        assertThat(intake.jobs()).isEqualTo(jobs);
    }

    @Test
    void aGradebookLikeCase23() {
        String job = intake.send(gradebook(roster(RosterPackage.bulk(), "like23", BULK), "like23")
                .zip());
        intake.finished(job, PATIENCE);

        Map<String, String> expected = ofRoster();
        for (String file :
                new String[] {"categories", "scoreScales", "resources", "classResources", "courseResources"}) {
            expected.put(file + ".csv:2", "accepted");
        }
        expected.put("lineItems.csv:2", "rejected categorySourcedId missing-reference");
        expected.put("results.csv:2", "rejected lineItemSourcedId reference-rejected");
        expected.put("lineItemLearningObjectiveIds.csv:2", "rejected lineItemSourcedId reference-rejected");
        expected.put("lineItemScoreScales.csv:2", "rejected lineItemSourcedId reference-rejected");
        expected.put("resultLearningObjectiveIds.csv:2", "rejected resultSourcedId reference-rejected");
        expected.put("resultScoreScales.csv:2", "rejected resultSourcedId reference-rejected");
        expected.put("userResources.csv:2", "review userSourcedId reference-in-review");
        assertThat(intake.lines(job)).isEqualTo(expected);
        assertUnitsHangBelowTheSubmitter(job, "like23");
    }
}
