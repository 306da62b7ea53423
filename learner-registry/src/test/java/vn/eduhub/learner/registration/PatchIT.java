package vn.eduhub.learner.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.learner.RunningRegistry;
import vn.eduhub.testkit.PatchTrial;
import vn.eduhub.testkit.PatchTrial.Field;
import vn.eduhub.testkit.RandomSteps;

/// Many who patch the same learners and classes at once.
class PatchIT extends RunningRegistry {

    private static final int RECORDS = 6;
    private static final int WRITES = 1_500;

    private static final List<Field> OF_A_LEARNER = List.of(
            Field.required("fullName", List.of("\"Lê Đăng Khoa\"", "\"Lê Đăng Khôi\""), List.of("\"9\"", "5", "{}")),
            Field.required("birthDate", List.of("\"2015-01-17\"", "\"2015-07-01\""), List.of("\"2015-02-30\"", "\"\"")),
            Field.optional("sex", List.of("\"01\"", "\"02\""), List.of("\"9\"", "1")),
            Field.optional("motherName", List.of("\"Phạm Thị Mai\"", "\"Phạm Mai\""), List.of("\"\"", "[]")),
            Field.optional("ethnicity", List.of("\"01\"", "\"02\""), List.of("\"99\"", "true")),
            new Field(
                    "communeCode",
                    "commune",
                    Map.of("\"00004\"", "\"" + AREA + "\"", "null", ""),
                    List.of("\"99999\"", "\"26734\"")),
            new Field("personalNumber", null, Map.of("null", ""), List.of("\"12\"")),
            new Field("educationId", null, Map.of(), List.of("\"10000000000\"", "null")));
    private static final List<Field> OF_A_CLASS = List.of(
            Field.required("name", List.of("\"Lớp 1A\"", "\"Lớp 1B\"", "\"Lớp 1C\""), List.of("\"\"", "1")),
            Field.optional("grade", List.of("\"01\"", "\"02\""), List.of("\"77\"", "{}")),
            new Field("schoolYear", null, Map.of(), List.of("\"2030-2031\"", "null")));

    private final RandomSteps steps = new RandomSteps();

    @Test
    void noChangeOfALearnerIsLostAndTheHistoryHasNoGap() {
        PatchTrial trial = new PatchTrial(patching(HOA_SEN), "/v1/learners", OF_A_LEARNER);
        for (int i = 0; i < RECORDS; i++) {
            trial.add(post("/v1/learners", school(HOA_SEN), """
                    {"fullName":"Lê Đăng Khoa","birthDate":"2015-01-17","sex":"01","motherName":"Phạm Thị%s",
                     "enrolment":{"school":"%s","schoolYear":"2026-2027","grade":"05"}}""".formatted(letters(unique("")), HOA_SEN))
                    .id());
        }
        tried(trial, Topic.LEARNER);
    }

    @Test
    void noChangeOfAClassIsLostAndTheHistoryHasNoGap() {
        PatchTrial trial = new PatchTrial(patching(HOA_SEN), "/v1/classes", OF_A_CLASS);
        for (int i = 0; i < RECORDS; i++) {
            // Each in a year of its own: a school has one class of a name in a year.
            trial.add(madeClass(HOA_SEN, (2001 + i) + "-" + (2002 + i), "01").value());
        }
        tried(trial, Topic.CLASS);
    }

    private void tried(PatchTrial trial, Topic topic) {
        steps.take(WRITES, trial::write);
        trial.check(() -> lastVersions(topic));
        assertThat(trial.written()).isGreaterThan(WRITES / 10);
        assertThat(trial.overtaken()).isGreaterThan(WRITES / 100);
    }
}
