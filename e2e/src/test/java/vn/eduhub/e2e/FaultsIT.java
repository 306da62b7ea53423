package vn.eduhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.eduhub.e2e.Api.Answer;
import vn.eduhub.e2e.TheHub.Said;
import vn.eduhub.local.demo.DemoCommand;
import vn.eduhub.local.hub.Service;

/// Processes die and stand still in the middle of the work; afterwards everything adds up. Acknowledged means kept.
class FaultsIT {

    private static final int LEARNERS = 30_000;

    @TempDir
    static Path folder;

    private static TheHub hub;
    private static Api department;
    private static Api school;

    @BeforeAll
    static void up() {
        hub = TheHub.up();
        department = new Api(hub, "department-01");
        school = new Api(hub, "school-demo-1");
    }

    @Test
    void anIntakeSurvivesTheDeathOfEveryProcess() throws IOException {
        Path zip = folder.resolve("province.zip");
        assertThat(DemoCommand.run("--learners", Integer.toString(LEARNERS), "--seed", "7", "--write", zip.toString()))
                .isZero();
        Intake intake = new Intake(department);
        String job = intake.send(zip);

        for (String part : List.of(
                "learner-registry",
                "identity-service",
                "exchange-service",
                "store",
                "institution-registry",
                "broker",
                "teacher-registry",
                "reporting-service",
                "gateway",
                "keycloak")) {
            hub.killAndStart(part);
        }

        JsonNode ended = intake.finished(job, Duration.ofMinutes(8));
        JsonNode rows = ended.path("rows");
        assertThat(rows.path("rejected").asLong() + rows.path("review").asLong())
                .as("%s %s", rows, ended.path("causes"))
                .isZero();
        assertNoLearnerTwice();
        assertInStep();
        assertThat(intake.finished(intake.send(zip), Duration.ofMinutes(4))
                        .path("rows")
                        .path("accepted")
                        .asLong())
                .as("the same file again changes nothing")
                .isZero();
    }

    private static void assertNoLearnerTwice() {
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
            assertThat(seen).hasSizeGreaterThanOrEqualTo(LEARNERS);
            assertThat(persons.countDocuments()).isGreaterThanOrEqualTo(learners.countDocuments());
        }
    }

    /// The log holds what the store holds, and the figures are those of the registries.
    private static void assertInStep() {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(5))
                .untilAsserted(() -> {
                    Said log = hub.run("verify", "log");
                    assertThat(log.exitCode()).as(log.output()).isZero();
                });
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(5))
                .untilAsserted(() -> {
                    Said figures = hub.run("verify", "figures");
                    assertThat(figures.exitCode()).as(figures.output()).isZero();
                });
    }

    @Test
    void aPausedInstanceLosesAndDoublesNothing() {
        hub.scale("learner-registry", 2);
        List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 4; writer++) {
                String name = "abcd".substring(writer, writer + 1);
                CompletableFuture<Void> unused =
                        CompletableFuture.runAsync(() -> writeWhile(writing, name, acknowledged), executor);
                assertThat(unused).isNotNull();
            }
            awaitMore(acknowledged, 40);
            double sweptBefore = metric("hub_records_swept_total");
            double rebalancesBefore = metric("hub_records_read_back_rebalances_total");
            hub.signal("learner-registry-2", "STOP");
            // Longer than the session timeout (10 s) and the sweeper's age (4 s), seen by their effects.
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> metric("hub_records_read_back_rebalances_total") > rebalancesBefore);
            awaitMore(acknowledged, 40);
            assertThat(metric("hub_records_swept_total")).isGreaterThanOrEqualTo(sweptBefore);
            hub.signal("learner-registry-2", "CONT");
            awaitMore(acknowledged, 40);
            writing.set(false);
        } finally {
            writing.set(false);
        }
        hub.scale("learner-registry", 1);

        for (String id : acknowledged) {
            assertThat(school.get("/v1/learners/" + id).status()).as(id).isEqualTo(200);
        }
        assertInStep();
    }

    private static void awaitMore(List<String> acknowledged, int more) {
        int target = acknowledged.size() + more;
        await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() >= target);
    }

    /// Registers invented learners one after the other, each with its own key, and asks again until there is an answer.
    private static void writeWhile(AtomicBoolean writing, String name, List<String> acknowledged) {
        for (int i = 0; writing.get(); i++) {
            String body = """
                    {"fullName":"Thử %s %s","birthDate":"2019-%02d-%02d","sex":"01","motherName":"Mẹ %s",
                     "enrolment":{"school":"%s","schoolYear":"2026-2027","grade":"02","begun":"2026-09-05"}}""".formatted(name.repeat(3), letters(i), 1 + i % 12, 1 + i % 28, letters(i), Units.SCHOOL_1);
            String key = UUID.randomUUID().toString();
            while (writing.get()) {
                try {
                    Answer answer = school.post("/v1/learners", body, "Idempotency-Key", key);
                    if (answer.status() < 300) {
                        acknowledged.add(answer.json().path("educationId").asString());
                        break;
                    }
                    assertThat(answer.status()).as(answer.toString()).isIn(429, 502, 503, 504);
                } catch (UncheckedIOException e) {
                    // No answer: asked again with the same key.
                    assertThat(e.getMessage()).contains("/v1/learners");
                }
            }
        }
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder("Ng");
        for (int rest = number; rest > 0; rest /= 20) {
            letters.append("aeiouyhklmnprstvxbcd".charAt(rest % 20));
        }
        return letters.append('a').toString();
    }

    /// Summed over both instances of the learner registry; one that stands still does not answer and counts nothing.
    private static double metric(String name) {
        double sum = 0;
        for (int instance = 1; instance <= 2; instance++) {
            sum += hub.metric(Service.LEARNER_REGISTRY, instance, name);
        }
        return sum;
    }
}
