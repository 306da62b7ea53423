package vn.eduhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.e2e.Api.Answer;
import vn.eduhub.e2e.TheHub.Said;
import vn.eduhub.local.demo.DemoCommand;
import vn.eduhub.local.hub.Service;

/// Processes die and stand still in the middle of the work; afterwards everything adds up. Acknowledged means kept.
class ProcessFaultsIT {

    private static final int LEARNERS = 24_000;
    private static final int PAUSED_LEARNERS = 4_000;
    private static final String CHANGED_NAME = "Lê Thị Sen";

    @TempDir
    static Path folder;

    private static TheHub hub;
    private static Api department;
    private static Api school;
    /// The second instance of the case before, when it goes on.
    private static PausingAgent.@Nullable Orders obeying;

    @BeforeAll
    static void up() {
        hub = TheHub.up();
        department = new Api(hub, "department-01");
        school = new Api(hub, "school-demo-1");
    }

    @Test
    void anIntakeSurvivesTheDeathOfEveryProcess() throws IOException {
        // One that stands in for those that die would hide it.
        obeying = null;
        hub.scale("learner-registry", 1);
        Path zip = folder.resolve("province.zip");
        assertThat(DemoCommand.run("--learners", Integer.toString(LEARNERS), "--seed", "7", "--write", zip.toString()))
                .isZero();
        Intake intake = new Intake(department);
        String job = intake.send(zip);

        // Two at once: a start takes a core for some ten seconds, in which the other would stand idle. The last three
        // together: the job, which needs none of them now, would end while they start.
        for (List<String> parts : List.of(
                List.of("learner-registry", "identity-service"),
                List.of("exchange-service", "institution-registry"),
                List.of("store", "teacher-registry"),
                List.of("broker"),
                List.of("reporting-service", "keycloak", "gateway"))) {
            assertRunning(intake, job, parts);
            parts.forEach(hub::kill);
            hub.startMissing();
        }

        JsonNode ended = intake.finished(job, Duration.ofMinutes(8));
        assertTakenWhole(ended);
        assertNoLearnerTwice(LEARNERS);
        assertThat(intake.finished(intake.send(zip), Duration.ofMinutes(4))
                        .path("rows")
                        .path("accepted")
                        .asLong())
                .as("the same file again changes nothing")
                .isZero();
    }

    private static void assertNoLearnerTwice(int atLeast) {
        try (MongoClient client = MongoClients.create(hub.storeUri())) {
            MongoCollection<Document> learners =
                    client.getDatabase("learner_registry").getCollection("learners");
            MongoCollection<Document> persons =
                    client.getDatabase("identity_service").getCollection("persons");
            Set<String> seen = new TreeSet<>();
            List<String> twice = new ArrayList<>();
            for (Document learner : learners.find()) {
                Document content = learner.get("content", Document.class);
                String who = content.getString("fullName") + "|" + content.get("birthDate") + "|"
                        + content.getString("motherName") + "|" + content.getString("sex");
                if (!seen.add(who)) {
                    twice.add(learner.getString("_id"));
                }
            }
            assertThat(twice).isEmpty();
            assertThat(seen).hasSizeGreaterThanOrEqualTo(atLeast);
            assertThat(persons.countDocuments()).isGreaterThanOrEqualTo(learners.countDocuments());
        }
    }

    /// After all of it the log holds what the store holds, the figures are those of the registries, and the audit trail
    /// is whole.
    @AfterAll
    static void allIsInStep() {
        hub.scale("learner-registry", 1);
        awaitVerified("log", Duration.ofMinutes(2));
        awaitVerified("figures", Duration.ofMinutes(2));
        // A broker or sign-on that does not answer at once is no finding; what stays is.
        awaitVerified("audit", Duration.ofMinutes(1));
    }

    private static void awaitVerified(String what, Duration atMost) {
        await().atMost(atMost)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    Said said = hub.run("verify", what);
                    assertThat(said.exitCode()).as(said.output()).isZero();
                });
    }

    /// How an instance that stood still between the store and the log goes on.
    enum Ending {
        RESUMED,
        /// Dies as soon as the log has its first late event, and so cannot put right what that did.
        KILLED_WHEN_LATE
    }

    @ParameterizedTest
    @EnumSource
    void anInstancePausedBetweenStoreAndLogWhileASchoolWrites(Ending ending) throws IOException {
        PausingAgent.Orders orders = obeyingInstance();
        List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (String name : List.of("a", "b", "c", "d")) {
                writers.add(executor.submit(() -> writeWhile(writing, ending.name() + name, acknowledged)));
            }
            try {
                awaitMore(acknowledged, 40);
                awaitNoRebalance();
                String paused = pause(orders, () -> {});
                // Its sender asks again, gets it from instance 1 and changes it: what instance 2 still holds is old.
                await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.contains(paused));
                goOn(orders, ending);
                await().atMost(Duration.ofMinutes(1))
                        .untilAsserted(() -> assertThat(hub.versionsOnLog(Topic.LEARNER, paused))
                                .as("the old version landed after the newer one, and that was put right")
                                .containsSubsequence(2L, 1L, 2L));
                awaitMore(acknowledged, 40);
            } finally {
                writing.set(false);
            }
            for (Future<?> writer : writers) {
                assertThatCode(writer::get).doesNotThrowAnyException();
            }
        }

        for (String id : acknowledged) {
            Answer read = school.get("/v1/learners/" + id);
            assertThat(read.status()).as(id).isEqualTo(200);
            assertThat(read.json().path("motherName").asString()).as(id).isEqualTo(CHANGED_NAME);
        }
        assertNoLearnerTwice(acknowledged.size());
    }

    @ParameterizedTest
    @EnumSource
    void anInstancePausedBetweenStoreAndLogDuringAnIntake(Ending ending) throws IOException {
        PausingAgent.Orders orders = obeyingInstance();
        awaitNoRebalance();
        String prefix = Words.name(ending.name());
        Intake intake = new Intake(department);
        AtomicReference<String> job = new AtomicReference<>("");
        pause(
                orders,
                () -> job.set(intake.send(
                        RosterPackage.bulk().learners(prefix, PAUSED_LEARNERS).zip())));
        assertRunning(intake, job.get(), List.of("learner-registry-2"));
        goOn(orders, ending);

        JsonNode ended = intake.finished(job.get(), Duration.ofMinutes(4));
        assertTakenWhole(ended);
        assertNoLearnerTwice(PAUSED_LEARNERS);
    }

    /// The second instance: the one that went on after the case before, if that one held, else a new one.
    private static PausingAgent.Orders obeyingInstance() throws IOException {
        PausingAgent.Orders present = obeying;
        obeying = null;
        if (present != null) {
            return present;
        }
        PausingAgent.Orders fresh = new PausingAgent.Orders(Files.createTempDirectory(folder, "pause"));
        hub.scale("learner-registry", 1);
        hub.scale("learner-registry", 2, fresh.jvmOptions());
        return fresh;
    }

    private static void assertRunning(Intake intake, String job, List<String> parts) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(intake.job(job).path("state").asString())
                        .as("when %s die", parts)
                        .isEqualTo("RUNNING"));
    }

    private static void assertTakenWhole(JsonNode ended) {
        assertThat(ended.path("state").asString()).isEqualTo("COMPLETED");
        JsonNode rows = ended.path("rows");
        assertThat(rows.path("accepted").asLong() + rows.path("unchanged").asLong())
                .as("%s %s", rows, ended.path("causes"))
                .isEqualTo(rows.path("in").asLong());
    }

    /// Returns when instance 2 has stood still, with a write in the store and not on the log, for longer than the
    /// session timeout (10 s) and the sweeper's age (4 s): both are seen by what instance 1 does about them.
    ///
    /// @return the record
    private static String pause(PausingAgent.Orders orders, Runnable afterOrder) throws IOException {
        double rebalances = metric("hub_records_read_back_rebalances_total");
        double swept = metric("hub_records_swept_total");
        orders.stopWhenStored();
        afterOrder.run();
        await().atMost(Duration.ofMinutes(1)).until(() -> orders.pausedWith().isPresent());
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(metric("hub_records_read_back_rebalances_total")).isGreaterThan(rebalances);
            assertThat(metric("hub_records_swept_total")).isGreaterThan(swept);
        });
        return orders.pausedWith().orElseThrow();
    }

    /// The second instance's own coming is over.
    private static void awaitNoRebalance() {
        AtomicReference<Double> last = new AtomicReference<>(-1.0);
        await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(4))
                .until(() -> {
                    double now = metric("hub_records_read_back_rebalances_total");
                    return now == last.getAndSet(now);
                });
    }

    private static void goOn(PausingAgent.Orders orders, Ending ending) {
        switch (ending) {
            case RESUMED -> {
                hub.signal("learner-registry-2", "CONT");
                obeying = orders;
            }
            case KILLED_WHEN_LATE -> {
                orders.killWhenLate();
                hub.signal("learner-registry-2", "CONT");
                await().atMost(Duration.ofMinutes(1)).until(() -> !hub.isRunning("learner-registry-2"));
            }
        }
    }

    private static void awaitMore(List<String> acknowledged, int more) {
        int target = acknowledged.size() + more;
        await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() >= target);
    }

    /// Registers invented learners one after the other, each with its own key, changes each once, and asks again until
    /// there is an answer.
    private static void writeWhile(AtomicBoolean writing, String name, List<String> acknowledged) {
        for (int i = 0; writing.get(); i++) {
            String body = """
                    {"fullName":"Thử %s %s","birthDate":"2019-%02d-%02d","sex":"01","motherName":"Mẹ %s",
                     "enrolment":{"school":"%s","schoolYear":"2026-2027","grade":"02","begun":"2026-09-05"}}""".formatted(
                    Words.name(name), Words.ofNumber(i), 1 + i % 12, 1 + i % 28, Words.ofNumber(i), Units.SCHOOL_1);
            String key = UUID.randomUUID().toString();
            Answer created = untilAnswered(() -> school.post("/v1/learners", body, "Idempotency-Key", key));
            assertThat(created.status()).as(created.toString()).isLessThan(300);
            String id = created.json().path("educationId").asString();
            Answer changed;
            do {
                String etag =
                        untilAnswered(() -> school.get("/v1/learners/" + id)).header("ETag");
                changed = untilAnswered(() -> school.patch(
                        "/v1/learners/" + id, "{\"motherName\":\"" + CHANGED_NAME + "\"}", "If-Match", etag));
                // 412: the change whose answer was lost had been made.
            } while (changed.status() == 412);
            assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
            acknowledged.add(id);
        }
    }

    /// Asks until there is an answer that says something; never gives up what was begun.
    private static Answer untilAnswered(Supplier<Answer> request) {
        while (true) {
            try {
                Answer answer = request.get();
                if (!Set.of(429, 502, 503, 504).contains(answer.status())) {
                    return answer;
                }
            } catch (UncheckedIOException e) {
                // No answer: asked again with the same key.
                assertThat(e.getMessage()).contains("/v1/learners");
            }
        }
    }

    /// Of the instance that is never paused.
    private static double metric(String name) {
        return hub.metric(Service.LEARNER_REGISTRY, 1, name);
    }
}
