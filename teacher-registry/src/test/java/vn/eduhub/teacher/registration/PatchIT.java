package vn.eduhub.teacher.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.teacher.RunningRegistry;
import vn.eduhub.testkit.PatchTrial;
import vn.eduhub.testkit.PatchTrial.Field;
import vn.eduhub.testkit.RandomSteps;

/// Many who patch the same members of staff at once.
class PatchIT extends RunningRegistry {

    private static final int RECORDS = 6;
    private static final int WRITES = 1_000;

    private static final List<Field> FIELDS = List.of(
            Field.required("fullName", List.of("\"Võ Văn Hùng\"", "\"Võ Văn Hưng\""), List.of("\"9\"", "5", "{}")),
            Field.required("birthDate", List.of("\"1988-04-12\"", "\"1988-12-04\""), List.of("\"1988-02-30\"", "\"\"")),
            Field.optional("sex", List.of("\"01\"", "\"02\""), List.of("\"9\"", "1")),
            Field.optional("ethnicity", List.of("\"01\"", "\"02\""), List.of("\"99\"", "true")),
            new Field("motherName", null, Map.of("\"Huỳnh Thị Sáu\"", "", "null", ""), List.of("\"\"", "[]")),
            new Field("communeCode", null, Map.of(), List.of("\"00004\"", "null")));

    private final RandomSteps steps = new RandomSteps();

    @Test
    void noChangeIsLostAndTheHistoryHasNoGap() {
        PatchTrial trial = new PatchTrial(patching(HOA_SEN), "/v1/teachers", FIELDS);
        for (int i = 0; i < RECORDS; i++) {
            trial.add(post("/v1/teachers", school(HOA_SEN), """
                    {"fullName":"Võ Văn Hùng","birthDate":"1988-04-12","sex":"01","motherName":"Huỳnh Thị%s",
                     "assignment":{"school":"%s","schoolYear":"2026-2027","group":"03"}}""".formatted(letters(unique("")), HOA_SEN))
                    .id());
        }
        steps.take(WRITES, trial::write);
        trial.check(() -> lastVersions(Topic.TEACHER));
        assertThat(trial.written()).isGreaterThan(WRITES / 10);
        assertThat(trial.overtaken()).isGreaterThan(WRITES / 100);
    }
}
