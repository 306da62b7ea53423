package vn.eduhub.learner.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.LearnerRow;
import vn.eduhub.contracts.intake.PersonRow;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.learner.RunningRegistry;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.json.HubJson;
import vn.eduhub.platform.keys.SealPlace;

/// Who sees and who writes which fields of a learner, and that what is sensitive lies open nowhere.
class FieldsIT extends RunningRegistry {

    private static final List<String> GROUPED = List.of("motherName", "ethnicity", "commune");

    @Autowired
    private MongoDatabase database;

    private String mother = "";

    /// A child with a value in every group.
    private Answer registered() {
        mother = "Trần Thị Quỳnh" + letters(unique(""));
        Answer answer = post("/v1/learners", school(HOA_SEN), """
                {"fullName":"Đỗ Thị Nhãn","birthDate":"2016-11-21","sex":"02","motherName":"%s",
                 "ethnicity":"17","communeCode":"00004",
                 "enrolment":{"school":"%s","schoolYear":"2026-2027","grade":"05"}}""".formatted(mother, HOA_SEN));
        assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(201);
        return answer;
    }

    private static String role(String role) {
        return token(role, MINISTRY.value(), role);
    }

    private static List<String> seen(JsonNode learner) {
        return GROUPED.stream().filter(learner::has).toList();
    }

    private static List<String> withheld(JsonNode learner) {
        return learner.path("withheld").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void aSchoolAndItsDepartmentAreToldAll() {
        Answer child = registered();
        for (String token : List.of(school(HOA_SEN), department(BA_DINH), department(HA_NOI))) {
            Answer read = get("/v1/learners/" + child.id(), token);
            assertThat(read.body()).isEqualTo(child.body());
            assertThat(seen(read.body())).isEqualTo(GROUPED);
            assertThat(read.text("ethnicity")).isEqualTo("17");
            assertThat(read.body().has("withheld")).isFalse();
            assertThat(lastTold(child.id())).containsExactly("basic", "contact", "family", "sensitive");
        }
    }

    @Test
    void theOthersAreToldWhatTheirWorkNeeds() {
        String path = "/v1/learners/" + registered().id();
        String id = path.substring(path.lastIndexOf('/') + 1);

        Answer steward = get(path, role("steward"));
        assertThat(seen(steward.body())).containsExactly("motherName");
        assertThat(withheld(steward.body())).containsExactly("CONTACT", "SENSITIVE");
        assertThat(lastTold(id)).containsExactly("basic", "family");
        for (String token : List.of(role("ministry"), role("auditor"))) {
            Answer read = get(path, token);
            assertThat(read.text("fullName")).isEqualTo("Đỗ Thị Nhãn");
            assertThat(seen(read.body())).isEmpty();
            assertThat(withheld(read.body())).containsExactly("CONTACT", "FAMILY", "SENSITIVE");
            assertThat(lastTold(id)).containsExactly("basic");
        }
        for (String token : List.of(role("analyst"), role("operator"))) {
            assertThat(get(path, token).status()).isEqualTo(403);
        }
        Answer both = get(path, token("both", MINISTRY.value(), "steward", "department"));
        assertThat(seen(both.body())).isEqualTo(GROUPED);
    }

    @Test
    void whatWasSeenOnceIsKeptAtEveryOtherExitToo() {
        String path = "/v1/learners/" + registered().id();
        var _ = patch(path, school(HOA_SEN), "{\"ethnicity\":\"22\"}", "If-Match", "\"1\"");

        JsonNode versions = get(path + "/versions", role("ministry")).body().path("items");
        assertThat(versions.size()).isEqualTo(2);
        versions.forEach(version -> assertThat(seen(version.path("record"))).isEmpty());
        JsonNode list = get("/v1/learners?school=" + HOA_SEN + "&limit=5000", role("ministry"))
                .body()
                .path("items");
        assertThat(list.size()).isPositive();
        list.forEach(learner -> assertThat(seen(learner)).isEmpty());
        JsonNode then = get(path + "?asKnownOn=2999-01-01", role("ministry")).body();
        assertThat(seen(then)).isEmpty();
        JsonNode oldest = get(path + "/versions", school(HOA_SEN))
                .body()
                .path("items")
                .path(1)
                .path("record");
        assertThat(oldest.path("ethnicity").asString()).isEqualTo("17");
    }

    @Test
    void aSchoolThatTheChildHasLeftKnowsWhoTheyWereAndNoMore() {
        Answer child = registered();
        String path = "/v1/learners/" + child.id();
        Answer moved = post(
                "/v1/transfers",
                school(SONG_HONG),
                "{\"learner\":\"%s\",\"toSchool\":\"%s\",\"date\":\"2026-10-01\"}".formatted(child.id(), SONG_HONG));
        assertThat(moved.status()).describedAs("%s", moved.body()).isEqualTo(201);

        assertThat(seen(moved.body())).isEqualTo(GROUPED);
        Answer former = get(path, school(HOA_SEN));
        assertThat(former.text("fullName")).isEqualTo("Đỗ Thị Nhãn");
        assertThat(seen(former.body())).isEmpty();
        assertThat(seen(get(path, department(HA_NOI)).body())).isEqualTo(GROUPED);
    }

    /// What a school was told of a child while it taught them, it is not told again after they left: a version of then
    /// is told by what the school is to the child now.
    @Test
    void thePastTellsAFormerSchoolNoMoreThanThePresent() {
        Answer child = registered();
        String path = "/v1/learners/" + child.id();
        RecordId id = new RecordId(child.id());
        var _ = patch(path, school(HOA_SEN), "{\"ethnicity\":\"22\"}", "If-Match", "\"1\"");
        move(child.id(), SONG_HONG, "2026-10-01");
        String then =
                path + "?asKnownOn=" + learners.version(id, 1).orElseThrow().updatedAt();

        Answer left = get(then, school(HOA_SEN));
        assertThat(left.text("fullName")).isEqualTo("Đỗ Thị Nhãn");
        assertThat(seen(left.body())).isEmpty();
        assertThat(withheld(left.body())).containsExactly("CONTACT", "FAMILY", "SENSITIVE");
        assertThat(left.etag()).isEqualTo("\"1-b\"");
        assertThat(lastTold(child.id())).containsExactly("basic");
        assertThat(versionsSeenBy(path, HOA_SEN)).hasSizeGreaterThan(2).allMatch(List::isEmpty);
        assertThat(lastTold(child.id())).containsExactly("basic");
        assertThat(seen(get(then, school(SONG_HONG)).body())).isEqualTo(GROUPED);

        move(child.id(), HOA_SEN, "2026-11-01");

        assertThat(seen(get(then, school(HOA_SEN)).body())).isEqualTo(GROUPED);
        assertThat(versionsSeenBy(path, HOA_SEN)).allMatch(GROUPED::equals);
        assertThat(versionsSeenBy(path, SONG_HONG)).allMatch(List::isEmpty);
    }

    private void move(String child, RecordId school, String date) {
        Answer moved = post(
                "/v1/transfers",
                school(school),
                "{\"learner\":\"%s\",\"toSchool\":\"%s\",\"date\":\"%s\"}".formatted(child, school, date));
        assertThat(moved.status()).describedAs("%s", moved.body()).isEqualTo(201);
    }

    private List<List<String>> versionsSeenBy(String path, RecordId school) {
        return get(path + "/versions", school(school))
                .body()
                .path("items")
                .valueStream()
                .map(version -> seen(version.path("record")))
                .toList();
    }

    /// The ministry may write who someone is, and is told less.
    @Test
    void theTrailNamesWhatIsWrittenToo() {
        Answer child = post("/v1/learners", role("ministry"), """
                {"fullName":"Đỗ Thị Na","birthDate":"2016-11-23","sex":"02","motherName":"Trần Thị Trail%s",
                 "enrolment":{"school":"%s","schoolYear":"2026-2027","grade":"05"}}""".formatted(letters(unique("")), HOA_SEN));
        assertThat(child.status()).describedAs("%s", child.body()).isEqualTo(201);
        assertThat(withheld(child.body())).contains("FAMILY");
        assertThat(lastTold(child.id())).containsExactly("basic", "family");

        var _ = patch("/v1/learners/" + child.id(), role("ministry"), "{\"sex\":null}", "If-Match", "\"1\"");
        assertThat(lastTold(child.id())).containsExactly("basic");

        PersonRow person = new PersonRow("Đỗ Thị Mận", "2016-11-24", "02", null, "Trần Thị Trail", null, null);
        LearnerRow row = new LearnerRow(1, unique("man"), false, person, List.of());
        Answer batch = sendAs(HubRole.MINISTRY, LearnerRow.PATH, MINISTRY, List.of(row));
        String id = batch.body().path("outcomes").path(0).path("recordId").asString();
        assertThat(lastTold(id)).containsExactly("basic", "family", "number");
    }

    @Test
    void aTagOfLessIsNotATagOfAll() {
        Answer child = registered();
        String path = "/v1/learners/" + child.id();
        Answer less = get(path, role("ministry"));
        assertThat(less.etag()).isEqualTo("\"1-b\"");

        assertThat(get(path, role("ministry"), "If-None-Match", less.etag()).status())
                .isEqualTo(304);
        assertThat(get(path, school(HOA_SEN), "If-None-Match", less.etag()).status())
                .isEqualTo(200);
        assertThat(get(path, role("ministry"), "If-None-Match", child.etag()).status())
                .isEqualTo(200);
        assertThat(get(path, role("steward")).etag()).isEqualTo("\"1-bfn\"");
        assertThat(patch(path, role("ministry"), "{\"sex\":null}", "If-Match", less.etag())
                        .etag())
                .isEqualTo("\"2-b\"");
    }

    @Test
    void aPatchOfWhoSeesLessLeavesTheRestAsItWas() {
        Answer child = registered();
        String path = "/v1/learners/" + child.id();
        Sealed before =
                learners.find(new RecordId(child.id())).orElseThrow().content().sensitive();

        Answer patched = patch(path, role("ministry"), "{\"sex\":null}", "If-Match", "\"1\"");

        assertThat(patched.status()).describedAs("%s", patched.body()).isEqualTo(200);
        assertThat(patched.body().has("sex")).isFalse();
        assertThat(seen(patched.body())).isEmpty();
        JsonNode now = get(path, school(HOA_SEN)).body();
        assertThat(now.path("motherName").asString()).isEqualTo(mother);
        assertThat(now.path("ethnicity").asString()).isEqualTo("17");
        assertThat(now.path("commune").asString()).isEqualTo(AREA.value());
        assertThat(learners.find(new RecordId(child.id()))
                        .orElseThrow()
                        .content()
                        .sensitive())
                .isEqualTo(before);
    }

    @Test
    void whoMayNotWriteAFieldIsToldWhich() {
        Answer child = registered();
        String path = "/v1/learners/" + child.id();
        assertThat(patch(
                                path,
                                role("ministry"),
                                "{\"ethnicity\":null,\"communeCode\":\"00004\",\"x\":1}",
                                "If-Match",
                                "\"1\"")
                        .faults())
                .containsExactlyInAnyOrder(
                        "/ethnicity not-permitted", "/communeCode not-permitted", "/x unknown-field");
        Answer refused = post("/v1/learners", role("ministry"), """
                {"fullName":"Đỗ Thị Ổi","birthDate":"2016-11-22","sex":"02","motherName":"Trần Thị Me","ethnicity":"17",
                 "enrolment":{"school":"%s","schoolYear":"2026-2027","grade":"05"}}""".formatted(HOA_SEN));
        assertThat(refused.faults()).containsExactly("/ethnicity not-permitted");
        assertThat(refused.body().path("errors").path(0).path("message").asString())
                .isEqualTo("Your role may not write this field; leave it out.");

        PersonRow person = new PersonRow("Đỗ Thị Ổi", "2016-11-22", "02", null, "Trần Thị Me", "17", null);
        LearnerRow row = new LearnerRow(1, unique("oi"), false, person, List.of());
        Answer batch = sendAs(HubRole.MINISTRY, LearnerRow.PATH, MINISTRY, List.of(row));
        List<RowOutcome> outcomes = batch.body()
                .path("outcomes")
                .valueStream()
                .map(outcome -> HubJson.TOLERANT.treeToValue(outcome, RowOutcome.class))
                .toList();
        assertThat(show(outcomes)).isEqualTo("1 REJECTED /person/ethnicity not-permitted");
    }

    @Test
    void inTheStoreLiesCiphertextBoundToItsPlace() {
        Answer child = registered();
        RecordId id = new RecordId(child.id());
        Document stored = Objects.requireNonNull(database.getCollection("learners")
                .find(Filters.eq("_id", child.id()))
                .first());
        Document content = stored.get("content", Document.class);

        assertThat(content.keySet())
                .isEqualTo(Set.of("fullName", "birthDate", "sex", "motherName", "sensitive", "commune", "enrolments"));
        Sealed sealed = new Sealed(content.getString("sensitive"));
        assertThat(keys.open(sealed, SealPlace.of(Topic.LEARNER, "sensitive", id)))
                .isEqualTo("{\"ethnicity\":\"17\"}");
        RecordBody<?> other = learners.find(new RecordId(registered().id())).orElseThrow();
        assertThatIllegalStateException()
                .isThrownBy(() -> keys.open(sealed, SealPlace.of(Topic.LEARNER, "sensitive", other.recordId())))
                .withMessageContaining("moved");
        assertThatIllegalStateException()
                .isThrownBy(() -> keys.open(sealed, SealPlace.of(Topic.LEARNER, "health", id)));
        assertThatIllegalStateException()
                .isThrownBy(() -> keys.open(sealed, SealPlace.of(Topic.TEACHER, "sensitive", id)));
    }
}
