package vn.eduhub.institution.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.institution.RunningRegistry;
import vn.eduhub.local.hub.verify.LogFold;
import vn.eduhub.testkit.PatchTrial;
import vn.eduhub.testkit.PatchTrial.Field;
import vn.eduhub.testkit.RandomSteps;
import vn.eduhub.testkit.RunningPersonRegistry;

/// Many who patch the same schools at once.
class PatchIT extends RunningRegistry {

    private static final int RECORDS = 6;
    private static final int WRITES = 1_000;

    private static final List<Field> FIELDS = List.of(
            Field.required("name", List.of("\"Trường Hoa Ban\"", "\"Trường Hoa Mai\""), List.of("\"\"", "{}")),
            Field.required(
                    "levels",
                    List.of("[\"02\"]", "[\"01\",\"02\"]", "[\"02\",\"03\"]"),
                    List.of("[]", "[\"99\"]", "\"02\"")),
            Field.optional("ownership", List.of("\"01\"", "\"02\""), List.of("\"99\"", "[]")),
            Field.optional("communeCode", List.of("\"00004\"", "\"00008\""), List.of("\"99999\"", "\"26734\"")),
            new Field("sourcedId", null, Map.of("null", ""), List.of("\"hoa-ban\"")),
            new Field("recordId", null, Map.of(), List.of("\"0123456789\"")));

    private final RandomSteps steps = new RandomSteps();

    @Test
    void noChangeIsLostAndTheHistoryHasNoGap() {
        PatchTrial trial = new PatchTrial(door(ministry()), "/v1/institutions", FIELDS);
        for (int i = 0; i < RECORDS; i++) {
            trial.add(post("/v1/institutions", ministry(), """
                    {"kind":"SCHOOL","name":"Trường Hoa Ban","communeCode":"00004","levels":["02"]}""").id());
        }
        steps.take(WRITES, trial::write);
        trial.check(() -> LogFold.ofOpen(BROKER).lastVersions(Topic.INSTITUTION.topicName()));
        assertThat(trial.written()).isGreaterThan(WRITES / 10);
        assertThat(trial.overtaken()).isGreaterThan(WRITES / 100);
    }

    private PatchTrial.Door door(String token) {
        return new PatchTrial.Door() {

            @Override
            public RunningPersonRegistry.Answer get(String path) {
                return answer(PatchIT.this.get(path, token));
            }

            @Override
            public RunningPersonRegistry.Answer patch(String path, String body, String... headers) {
                return answer(PatchIT.this.patch(path, token, body, headers));
            }
        };
    }

    private static RunningPersonRegistry.Answer answer(Answer answer) {
        return new RunningPersonRegistry.Answer(answer.status(), answer.etag(), "", answer.body());
    }
}
