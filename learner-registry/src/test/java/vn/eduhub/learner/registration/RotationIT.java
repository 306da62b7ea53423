package vn.eduhub.learner.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.LearnerRow;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.contracts.intake.PersonRow;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.learner.RunningRegistry;
import vn.eduhub.local.keys.StoredKeyset;

/// Keys are changed while the registry runs.
class RotationIT extends RunningRegistry {

    private static final String OPERATOR = token("operator", MINISTRY.value(), "operator");

    private static final String DEPARTMENT = department(HA_NOI);

    private final StoredKeyset keyset = new StoredKeyset(KEYS);
    private final Path file = KEYS.resolve("aead.json");
    private String allKeys = "";
    /// How many learners did not open in the last pass.
    private long closed;

    @AfterEach
    void putAllKeysBack() throws IOException {
        if (!allKeys.isEmpty()) {
            Files.writeString(file, allKeys);
        }
    }

    private String added() throws IOException {
        String key = keyset.add();
        allKeys = Files.readString(file);
        return key;
    }

    private String registered() {
        Answer answer =
                post("/v1/learners", school(HOA_SEN), """
                {"fullName":"Đỗ Thị Nhãn","birthDate":"2016-11-21","sex":"02","motherName":"%s","ethnicity":"17",
                 "enrolment":{"school":"%s","schoolYear":"2026-2027","grade":"05"}}""".formatted("Trần Thị Khóa" + letters(unique("")), HOA_SEN));
        assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(201);
        return answer.id();
    }

    private RecordBody<Learner> stored(String id) {
        return learners.find(new RecordId(id)).orElseThrow();
    }

    private static String keyOf(RecordBody<Learner> body) {
        Sealed sealed = Objects.requireNonNull(body.content().sensitive());
        return Integer.toUnsignedString(sealed.keyId());
    }

    /// Until the registry has read the file again and seals under this key.
    private String registeredUnder(String key) {
        String[] id = {""};
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            id[0] = registered();
            return keyOf(stored(id[0])).equals(key);
        });
        return id[0];
    }

    /// One pass over all learners.
    private long resealed() {
        closed = 0;
        long resealed = 0;
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            String query = after.get().isEmpty() ? "" : "?after=" + after.get();
            Answer step = post("/internal/reseals/learner" + query, OPERATOR, "");
            assertThat(step.status()).describedAs("%s", step.body()).isEqualTo(200);
            assertThat(step.body().path("left").asLong()).isZero();
            resealed += step.body().path("resealed").asLong();
            closed += step.body().path("closed").asLong();
            after = Optional.of(step.text("next")).filter(next -> !next.isEmpty());
        }
        return resealed;
    }

    @Test
    void recordsArePutUnderTheNewKeyAndTheOldOneCanGo() throws IOException {
        String id = registered();
        String path = "/v1/learners/" + id;
        String old = keyOf(stored(id));
        String newer = added();
        keyset.promote(newer);
        allKeys = Files.readString(file);
        String young = registeredUnder(newer);

        assertThat(keyOf(stored(id))).isEqualTo(old);
        assertThat(get(path, school(HOA_SEN)).text("ethnicity")).isEqualTo("17");
        assertThat(resealed()).isPositive();
        assertThat(resealed()).isZero();

        RecordBody<Learner> now = stored(id);
        assertThat(keyOf(now)).isEqualTo(newer);
        assertThat(now.version()).isEqualTo(2);
        assertThat(now.cause()).isEqualTo("reseal");
        assertThat(now.actor()).isEqualTo("operator");
        assertThat(stored(young).version()).isEqualTo(1);
        assertThat(keyOf(learners.version(now.recordId(), 1).orElseThrow())).isEqualTo(old);
        assertThat(learners.all(Optional.empty(), 5_000).items())
                .filteredOn(body -> body.content().sensitive() != null)
                .allSatisfy(body -> assertThat(keyOf(body)).isEqualTo(newer));

        keyset.drop(old);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            JsonNode oldest = get(path + "/versions", school(HOA_SEN))
                    .body()
                    .path("items")
                    .path(1)
                    .path("record");
            assertThat(oldest.path("fullName").asString()).isEqualTo("Đỗ Thị Nhãn");
            assertThat(oldest.has("ethnicity")).isFalse();
            assertThat(oldest.path("withheld").path(0).asString()).isEqualTo("SENSITIVE");
        });
        Answer then = get(
                path + "?asKnownOn="
                        + learners.version(now.recordId(), 1).orElseThrow().updatedAt(),
                school(HOA_SEN));
        assertThat(then.body().has("ethnicity")).isFalse();
        assertThat(then.etag()).isEqualTo("\"1-bcfn\"");
        assertThat(get(path, school(HOA_SEN)).text("ethnicity")).isEqualTo("17");
    }

    /// A child whose record is sealed under a key that the registry has no more, and the row that it came in.
    private record Closed(String id, LearnerRow row) {}

    private Closed childUnderALostKey() throws IOException {
        String before = keyOf(stored(registered()));
        String lost = added();
        keyset.promote(lost);
        allKeys = Files.readString(file);
        var _ = registeredUnder(lost);
        LearnerRow row = row(1, unique("khoa"), "Trần Thị Khóa" + letters(unique("")), "17");
        String id = sent(List.of(row)).getFirst();
        assertThat(keyOf(stored(id))).isEqualTo(lost);
        keyset.promote(before);
        var _ = registeredUnder(before);
        keyset.drop(lost);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            Answer refused = get("/v1/learners/" + id, DEPARTMENT);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("code")).isEqualTo("key-missing");
        });
        return new Closed(id, row);
    }

    private static LearnerRow row(long number, String id, String mother, @Nullable String ethnicity) {
        PersonRow person = new PersonRow("Đỗ Thị Nhãn", "2016-11-21", "02", null, mother, ethnicity, null);
        return new LearnerRow(number, id, false, person, List.of());
    }

    /// The records of rows that were all accepted.
    private List<String> sent(List<LearnerRow> rows) {
        List<RowOutcome> outcomes = send(LearnerRow.PATH, HA_NOI, unique("job"), rows);
        assertThat(outcomes).describedAs(show(outcomes)).allMatch(outcome -> outcome.outcome() == Outcome.ACCEPTED);
        return outcomes.stream()
                .map(outcome -> Objects.requireNonNull(outcome.recordId()).value())
                .distinct()
                .toList();
    }

    @Test
    void aKeyThatIsMissingIsSaidAndWhoDoesNotNeedTheValueDoesNotNotice() throws IOException {
        String id = childUnderALostKey().id();
        String path = "/v1/learners/" + id;
        Sealed sealed = Objects.requireNonNull(stored(id).content().sensitive());

        assertThat(get(path, ministry()).status()).isEqualTo(200);
        Answer byDepartment = patch(path, DEPARTMENT, "{\"sex\":null}", "If-Match", "\"1\"");
        assertThat(byDepartment.status()).isEqualTo(200);
        assertThat(byDepartment.body().path("withheld").path(0).asString()).isEqualTo("SENSITIVE");
        assertThat(byDepartment.etag()).isEqualTo("\"2-bcfn\"");
        Answer byMinistry = patch(path, ministry(), "{\"sex\":\"02\"}", "If-Match", "\"2\"");
        assertThat(byMinistry.status()).isEqualTo(200);
        assertThat(stored(id).content().sensitive()).isEqualTo(sealed);
        JsonNode list = get("/v1/learners?limit=5000", DEPARTMENT).body().path("items");
        assertThat(list.valueStream()
                        .filter(learner -> learner.has("withheld"))
                        .map(learner -> learner.path("educationId").asString()))
                .contains(id);
        assertThat(list.valueStream().filter(learner -> learner.has("ethnicity")))
                .isNotEmpty();
    }

    @Test
    void oneRecordThatDoesNotOpenHoldsUpNothingElse() throws IOException {
        Closed child = childUnderALostKey();
        String path = "/v1/learners/" + child.id();
        Sealed sealed = Objects.requireNonNull(stored(child.id()).content().sensitive());

        var _ = resealed();
        // This child, and the one that showed that the key sealed.
        assertThat(closed).isEqualTo(2);
        LearnerRow changed = row(1, child.row().sourcedId(), "Trần Thị Khác" + letters(unique("")), null);
        LearnerRow other = row(2, unique("khoa"), "Trần Thị Khóa" + letters(unique("")), "17");
        assertThat(sent(List.of(changed, other))).hasSize(2);
        assertThat(stored(child.id()).content().sensitive()).isEqualTo(sealed);
        String tag = "\"" + stored(child.id()).version() + "\"";
        assertThat(patch(path, DEPARTMENT, "{\"ethnicity\":\"22\"}", "If-Match", tag)
                        .text("ethnicity"))
                .isEqualTo("22");

        assertThat(get(path, DEPARTMENT).text("ethnicity")).isEqualTo("22");
        var _ = resealed();
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void onlyTheOperatorHasRecordsSealedAnew() {
        assertThat(post("/internal/reseals/learner", ministry(), "").status()).isEqualTo(403);
        assertThat(post("/internal/reseals/learner", school(HOA_SEN), "").status())
                .isEqualTo(403);
        assertThat(post("/internal/reseals/teacher", OPERATOR, "").status()).isEqualTo(404);
        assertThat(get("/internal/reseals", OPERATOR)
                        .body()
                        .path("kinds")
                        .path(0)
                        .asString())
                .isEqualTo("learner");
    }
}
