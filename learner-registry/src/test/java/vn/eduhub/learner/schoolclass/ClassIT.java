package vn.eduhub.learner.schoolclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.contracts.intake.ClassRow;
import vn.eduhub.learner.RunningRegistry;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.rest.Page;
import vn.eduhub.testkit.UnitTree;

class ClassIT extends RunningRegistry {

    private static ClassRow row(long row, String id, @Nullable RecordId school, String year, String grade) {
        return new ClassRow(row, id, false, "Lớp 1A", school == null ? "nowhere" : orgId(school), year, grade);
    }

    @Test
    void aClassIsMadeReadChangedAndListedWithinItsSchool() {
        RecordId id = madeClass(HOA_SEN, "2019-2020", "01");
        String path = "/v1/classes/" + id;

        assertThat(get(path, school(HOA_SEN)).text("grade")).isEqualTo("01");
        assertThat(get(path, school(SONG_HONG)).status()).isEqualTo(404);
        assertThat(patch(path, school(HOA_SEN), "{\"name\":\"Lớp 1B\"}").status())
                .isEqualTo(428);
        Answer changed = patch(path, school(HOA_SEN), "{\"name\":\"Lớp 1B\",\"grade\":null}", "If-Match", "\"1\"");
        assertThat(changed.text("name")).isEqualTo("Lớp 1B");
        assertThat(changed.body().has("grade")).isFalse();
        assertThat(patch(path, school(HOA_SEN), "{\"school\":\"x\",\"name\":\"\"}", "If-Match", "\"2\"")
                        .faults())
                .containsExactlyInAnyOrder("/school unknown-field", "/name required");
        assertThat(get("/v1/classes?school=" + HOA_SEN + "&schoolYear=2019-2020", department(HA_NOI))
                        .items())
                .isEqualTo(1);
        assertThat(get("/v1/classes?school=" + HOA_SEN + "&schoolYear=2019-2020", department(SAI_GON))
                        .items())
                .isZero();
    }

    @Test
    void aSchoolHasOneClassOfANameInAYear() {
        String body =
                "{\"school\":\"%s\",\"name\":\"%s\",\"schoolYear\":\"2026-2027\"}".formatted(HOA_SEN, unique("Lớp"));
        Answer first = post("/v1/classes", school(HOA_SEN), body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(post("/v1/classes", school(HOA_SEN), body).faults()).containsExactly("/name name-taken");
        Answer other = post("/v1/classes", school(HOA_SEN), body.replace("Lớp-", "Nhóm-"));
        assertThat(patch(
                                "/v1/classes/" + other.text("id"),
                                school(HOA_SEN),
                                "{\"name\":\"" + first.text("name") + "\"}",
                                "If-Match",
                                other.etag())
                        .faults())
                .containsExactly("/name name-taken");
        assertThat(post("/v1/classes", school(HOA_SEN), body.replace("2026-2027", "2025-2026"))
                        .status())
                .isEqualTo(201);

        String cancelling = "/v1/classes/" + first.text("id") + "/cancellations";
        assertThat(post(cancelling, school(HOA_SEN), "{\"reason\":\"nhập nhầm\"}", "If-Match", "\"4\"")
                        .status())
                .isEqualTo(412);
        Answer cancelled = post(cancelling, school(HOA_SEN), "{\"reason\":\"nhập nhầm\"}", "If-Match", "\"1\"");
        assertThat(cancelled.body().path("cancelled").asBoolean()).isTrue();
        assertThat(post(cancelling, school(HOA_SEN), "{\"reason\":\"nhập nhầm\"}")
                        .etag())
                .isEqualTo("\"2\"");
        assertThat(post("/v1/classes", school(HOA_SEN), body).status()).isEqualTo(201);
    }

    @Test
    void aCampusNamesItsClassesItself() {
        RecordId main = RecordId.derived("institution", unique("test:main-school"));
        RecordId campus = RecordId.derived("institution", unique("test:campus"));
        send(new UnitTree(
                Map.of(main, HA_NOI, campus, main),
                Map.of(main, Kind.SCHOOL, campus, Kind.CAMPUS),
                List.of(main, campus)));
        String body = "{\"school\":\"%s\",\"name\":\"Lớp 1A\",\"schoolYear\":\"2026-2027\"}";

        assertThat(post("/v1/classes", school(main), body.formatted(campus)).status())
                .isEqualTo(201);
        assertThat(post("/v1/classes", school(main), body.formatted(main)).status())
                .isEqualTo(201);
        assertThat(post("/v1/classes", school(main), body.formatted(campus)).faults())
                .containsExactly("/name name-taken");
    }

    @Test
    void aNameIsTakenHoweverManyClassesOfItWereTakenBackBefore() {
        String name = unique("Lớp");
        SchoolClass content = new SchoolClass(name, HOA_SEN, new SchoolYear(2026), null);
        List<Draft<SchoolClass>> drafts = new ArrayList<>();
        for (int i = 0; i <= Page.LIMIT_DEFAULT; i++) {
            drafts.add(Draft.create(RecordId.derived("class", name + " " + i), content, new Cause("test", "test"))
                    .scope(List.of(HOA_SEN, HA_NOI, MINISTRY), List.of())
                    .cancelled(true));
        }
        classes.write(drafts);
        String body = "{\"school\":\"%s\",\"name\":\"%s\",\"schoolYear\":\"2026-2027\"}".formatted(HOA_SEN, name);

        // One that stands behind a whole page of those that were taken back.
        RecordBody<SchoolClass> last = classes
                .findAll(drafts.stream().map(Draft::id).toList())
                .values()
                .stream()
                .max(Comparator.comparing(RecordBody::recordId))
                .orElseThrow();
        classes.write(Draft.change(last, content, new Cause("test", "test")).cancelled(false));
        assertThat(post("/v1/classes", school(HOA_SEN), body).faults()).containsExactly("/name name-taken");
    }

    @Test
    void nobodyLearnsInAClassThatIsTakenBackAtTheSameMoment() throws Exception {
        Answer learner = post("/v1/learners", school(HOA_SEN), """
                {"fullName":"Lê Đăng Khoa","birthDate":"2016-01-17","sex":"01","motherName":"Phạm Thị Mai%s",
                 "enrolment":{"school":"%s","schoolYear":"2024-2025","grade":"03"}}""".formatted(letters(unique("")), HOA_SEN));
        for (int i = 0; i < 20; i++) {
            RecordId id = madeClass(HOA_SEN, "2024-2025", "03");
            String enrol = "{\"learner\":\"%s\",\"school\":\"%s\",\"schoolClass\":\"%s\"}"
                    .formatted(learner.id(), HOA_SEN, id);
            List<Callable<Answer>> calls = List.of(
                    () -> post("/v1/classes/" + id + "/cancellations", school(HOA_SEN), "{\"reason\":\"nhập nhầm\"}"),
                    () -> post("/v1/enrolments", school(HOA_SEN), enrol));
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Answer> answer : threads.invokeAll(calls)) {
                    assertThat(answer.get().status()).isIn(200, 201, 400, 409);
                }
            }
            boolean learns = learners.find(new RecordId(learner.id())).orElseThrow().content().enrolments().stream()
                    .anyMatch(enrolment -> id.equals(enrolment.schoolClass()));
            assertThat(classes.find(id).orElseThrow().cancelled()).isEqualTo(!learns);
        }
    }

    @Test
    void aClassWithLearnersIsNotTakenBack() {
        RecordId id = madeClass(HOA_SEN, "2024-2025", "03");
        Answer learner = post("/v1/learners", school(HOA_SEN), """
                {"fullName":"Lê Đăng Khoa","birthDate":"2016-01-17","sex":"01","motherName":"Phạm Thị Mai%s",
                 "enrolment":{"school":"%s","schoolClass":"%s"}}""".formatted(letters(unique("")), HOA_SEN, id));
        assertThat(learner.status()).isEqualTo(201);

        assertThat(post("/v1/classes/" + id + "/cancellations", school(HOA_SEN), "{\"reason\":\"nhập nhầm\"}")
                        .text("code"))
                .isEqualTo("class-in-use");
    }

    @Test
    void aClassOfAGradeThatTheSchoolDoesNotTeachIsAFault() {
        assertThat(post("/v1/classes", school(HOA_SEN), """
                        {"school":"%s","name":"10A","schoolYear":"2097-2098","grade":"10"}""".formatted(HOA_SEN)).faults())
                .containsExactlyInAnyOrder("/grade grade-not-taught", "/schoolYear out-of-range");
        RecordId id = madeClass(SONG_HONG, "2018-2019", "04");
        assertThat(get("/v1/classes?limit=5000&grade=04&schoolYear=2018-2019", department(HA_NOI))
                        .body()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("id").asString()))
                .containsExactly(id.value());
    }

    @Test
    void theSameKeyMakesOneClass() {
        String key = unique("class-once");
        String body = "{\"school\":\"%s\",\"name\":\"Lớp 2A\",\"schoolYear\":\"2026-2027\"}".formatted(HOA_SEN);
        Answer first = post("/v1/classes", school(HOA_SEN), body, "Idempotency-Key", key);

        assertThat(post("/v1/classes", school(HOA_SEN), body, "Idempotency-Key", key))
                .isEqualTo(first);
        assertThat(post("/v1/classes", school(HOA_SEN), body.replace("2A", "2B"), "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aRepeatedRequestDoesNotShowAClassThatIsElsewhereNow() {
        String key = unique("class-elsewhere");
        String body = "{\"school\":\"%s\",\"name\":\"Lớp 3A\",\"schoolYear\":\"2026-2027\"}".formatted(HOA_SEN);
        Answer made = post("/v1/classes", school(HOA_SEN), body, "Idempotency-Key", key);
        RecordBody<SchoolClass> stored =
                classes.find(new RecordId(made.text("id"))).orElseThrow();
        classes.write(Draft.change(stored, stored.content(), new Cause("test", "test"))
                .scope(List.of(BEN_DO, SAI_GON, MINISTRY), List.of()));

        assertThat(post("/v1/classes", school(HOA_SEN), body, "Idempotency-Key", key)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aFileMovesNoClassToAnotherSchoolOrYear() {
        String id = unique("class");
        send(ClassRow.PATH, HA_NOI, unique("job"), List.of(row(1, id, HOA_SEN, "2026-2027", "01")));

        assertThat(show(send(ClassRow.PATH, HA_NOI, unique("job"), List.of(row(1, id, SONG_HONG, "2026-2027", "01")))))
                .isEqualTo("1 REJECTED /sourcedId key-taken");
        assertThat(show(send(ClassRow.PATH, HA_NOI, unique("job"), List.of(row(1, id, HOA_SEN, "2027-2028", "01")))))
                .isEqualTo("1 REJECTED /sourcedId key-taken");
        RecordBody<SchoolClass> stored =
                classes.findByKeys(List.of(HA_NOI + "|class|" + id)).getFirst();
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.scope()).contains(HOA_SEN).doesNotContain(SONG_HONG);
    }

    @Test
    void aBatchOfClassesIsTakenOnceAndAnsweredAlikeWhenResent() {
        String one = unique("class");
        String two = unique("class");
        List<ClassRow> rows = List.of(
                row(1, one, HOA_SEN, "2026-2027", "01"),
                row(2, two, BEN_DO, "2026-2027", "01"),
                row(3, unique("class"), null, "2026", "1"));
        String answers = "1 ACCEPTED, 2 REJECTED /schoolSourcedId unknown-school,"
                + " 3 REJECTED /schoolYear not-a-school-year /grade unknown-code /schoolSourcedId unknown-school";

        String job = unique("job");
        assertThat(show(send(ClassRow.PATH, HA_NOI, job, rows))).isEqualTo(answers);
        assertThat(show(send(ClassRow.PATH, HA_NOI, job, rows))).isEqualTo(answers);
        assertThat(show(send(ClassRow.PATH, HA_NOI, unique("job"), rows.subList(0, 1))))
                .isEqualTo("1 UNCHANGED");
        assertThat(show(send(ClassRow.PATH, HA_NOI, unique("job"), List.of(row(1, one, HOA_SEN, "2026-2027", "02")))))
                .isEqualTo("1 ACCEPTED");
        ClassRow gone = new ClassRow(1, one, true, null, null, null, null);
        assertThat(show(send(ClassRow.PATH, HA_NOI, unique("job"), List.of(gone))))
                .isEqualTo("1 ACCEPTED");
        assertThat(show(send(ClassRow.PATH, SAI_GON, unique("job"), List.of(gone))))
                .isEqualTo("1 REJECTED  unknown-record");
    }

    @Test
    void oneIdTwiceInABatchIsOneClass() {
        String id = unique("class");
        assertThat(show(send(
                        ClassRow.PATH,
                        HA_NOI,
                        unique("job"),
                        List.of(row(1, id, HOA_SEN, "2026-2027", "01"), row(2, id, HOA_SEN, "2026-2027", "02")))))
                .isEqualTo("1 ACCEPTED, 2 ACCEPTED");
        assertThat(classes.findByKeys(List.of(HA_NOI + "|class|" + id))).hasSize(1);
    }

    @Test
    void aFileOfSomeoneWhoMayNotWriteClassesIsRefused() {
        List<ClassRow> rows = List.of(row(1, unique("class"), HOA_SEN, "2026-2027", "01"));
        for (HubRole role : List.of(HubRole.ANALYST, HubRole.STEWARD, HubRole.AUDITOR, HubRole.OPERATOR)) {
            Answer answer = sendAs(role, ClassRow.PATH, HA_NOI, rows);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text("code")).isEqualTo("forbidden");
        }
    }

    @Test
    void intakeIsForTheExchangeOnly() {
        assertThat(post(ClassRow.PATH, department(HA_NOI), "{\"rows\":[]}").status())
                .isIn(401, 403);
        assertThat(post(ClassRow.PATH, token("exchange-service", null, "service"), "{\"rows\":[]}")
                        .status())
                .isIn(401, 403);
    }
}
