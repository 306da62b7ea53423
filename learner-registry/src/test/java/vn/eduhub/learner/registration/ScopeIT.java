package vn.eduhub.learner.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.learner.RunningRegistry;

/// Random registrations and moves; then everyone sees exactly what a plain recount says they may.
class ScopeIT extends RunningRegistry {

    private static final long SEED = 20_260_905;
    private static final List<RecordId> SCHOOLS = List.of(HOA_SEN, SONG_HONG, BEN_DO);
    private static final Map<RecordId, Set<RecordId>> ABOVE = Map.of(
            HOA_SEN, Set.of(HOA_SEN, BA_DINH, HA_NOI, MINISTRY),
            SONG_HONG, Set.of(SONG_HONG, HA_NOI, MINISTRY),
            BEN_DO, Set.of(BEN_DO, SAI_GON, MINISTRY));

    private final Random random = new Random(SEED);
    private final Map<String, List<RecordId>> schoolsOf = new HashMap<>();

    @Test
    void everyoneSeesExactlyTheirOwn() {
        for (int i = 0; i < 25; i++) {
            register();
        }
        List<String> ids = new ArrayList<>(new TreeSet<>(schoolsOf.keySet()));
        for (int i = 0; i < 25; i++) {
            move(ids.get(random.nextInt(ids.size())));
        }
        for (RecordId unit : List.of(HOA_SEN, SONG_HONG, BEN_DO, BA_DINH, HA_NOI, SAI_GON, MINISTRY)) {
            Set<String> expected = new TreeSet<>();
            Set<String> writable = new TreeSet<>();
            schoolsOf.forEach((id, schools) -> {
                if (schools.stream().anyMatch(school -> isAbove(unit, school))) {
                    expected.add(id);
                }
                if (isAbove(unit, schools.getLast())) {
                    writable.add(id);
                }
            });
            assertThat(listed(unit)).describedAs("seed %d, unit %s", SEED, unit).isEqualTo(expected);
            for (String id : ids) {
                String path = "/v1/learners/" + id;
                int status = get(path, department(unit)).status();
                assertThat(status)
                        .describedAs("seed %d, %s for %s", SEED, id, unit)
                        .isEqualTo(expected.contains(id) ? 200 : 404);
                int changing =
                        patch(path, department(unit), "{}", "If-Match", "\"0\"").status();
                assertThat(changing)
                        .describedAs("seed %d, %s for %s", SEED, id, unit)
                        .isEqualTo(writable.contains(id) ? 412 : expected.contains(id) ? 403 : 404);
            }
        }
    }

    private static boolean isAbove(RecordId unit, RecordId school) {
        return ABOVE.getOrDefault(school, Set.of()).contains(unit);
    }

    private void register() {
        RecordId school = SCHOOLS.get(random.nextInt(SCHOOLS.size()));
        Answer answer = post("/v1/learners", school(school), """
                {"fullName":"Lê Đăng Khoa","birthDate":"2015-01-17","sex":"01","motherName":"Phạm Thị Mai%s",
                 "enrolment":{"school":"%s","schoolYear":"2035-2036","grade":"05"}}""".formatted(letters(unique("")), school));
        schoolsOf.put(answer.id(), new ArrayList<>(List.of(school)));
    }

    private void move(String id) {
        List<RecordId> schools = Objects.requireNonNull(schoolsOf.get(id));
        RecordId from = schools.getLast();
        RecordId to = SCHOOLS.get(random.nextInt(SCHOOLS.size()));
        if (to.equals(from)) {
            return;
        }
        RecordId asking = random.nextBoolean() ? from : to;
        Answer answer = post(
                "/v1/transfers",
                school(asking),
                "{\"learner\":\"%s\",\"toSchool\":\"%s\",\"date\":\"2035-11-02\"}".formatted(id, to));
        assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(201);
        schools.add(to);
    }

    /// Of the learners of this test, those that a unit's list holds.
    private Set<String> listed(RecordId unit) {
        Set<String> ids = new TreeSet<>();
        String cursor = "";
        do {
            Answer page = get("/v1/learners?limit=7" + cursor, department(unit));
            for (JsonNode item : page.body().path("items")) {
                ids.add(item.path("educationId").asString());
            }
            cursor = page.text("nextCursor").isEmpty() ? "" : "&cursor=" + page.text("nextCursor");
        } while (!cursor.isEmpty());
        ids.retainAll(schoolsOf.keySet());
        return ids;
    }
}
