package vn.eduhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.eduhub.e2e.Api.Answer;
import vn.eduhub.e2e.TheHub.Said;

/// The commands of `./hub` on a hub that runs, as a person types them: what they print and how they end.
class CommandsIT {

    private static final int GATEWAY_PORT = 8080;

    private static TheHub hub;

    @BeforeAll
    static void up() {
        hub = TheHub.up();
    }

    @Test
    void statusListsEveryPart() {
        assertThat(hub("status").lines().filter(line -> line.matches("\\S+ +ready +[0-9]+ +\\S+")))
                .hasSize(10);
    }

    @Test
    void logsShowsTheEndOfALog() {
        // What a service logs is its own affair; here it only has to be shown.
        Said logs = hub.run("logs", "gateway");
        assertThat(logs.exitCode()).isZero();
        assertThat(logs.output().lines().count()).isBetween(1L, 100L);
        assertThat(logs.output()).contains("INFO");
    }

    @Test
    void aPartNobodyKnowsIsSaidInOneLine() {
        assertThat(refused("logs", "kitchen"))
                .startsWith("hub: no part of the hub is called 'kitchen'; there are store,");
    }

    @Test
    void aTokenIsPrintedForAClientThatIsKnown() {
        assertThat(hub("token", "department-01").strip()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(refused("token", "nobody")).startsWith("hub: the sign-on knows no client 'nobody'");
    }

    @Test
    void onePartIsStoppedAndStartedAndStartedAgain() {
        assertThat(hub("stop", "reporting-service")).contains("reporting-service stopped");
        assertThat(stateOf("reporting-service")).isEqualTo("down");
        assertThat(hub("stop", "reporting-service")).contains("reporting-service was not running");

        assertThat(hub("start", "reporting-service")).contains("reporting-service", "ready on 127.0.0.1:");
        assertThat(stateOf("reporting-service")).isEqualTo("ready");
        assertThat(hub("start", "reporting-service")).contains("runs already");

        assertThat(hub("restart", "reporting-service")).contains("reporting-service stopped", "ready on 127.0.0.1:");
        assertThat(stateOf("reporting-service")).isEqualTo("ready");
    }

    @Test
    void upOnAHubThatRunsEndsWithALineThatWorksWhenPasted() throws IOException, InterruptedException {
        String said = hub("up");
        assertThat(said.lines().filter(line -> line.contains(" ready "))).hasSize(10);
        assertThat(said).contains("./hub token ministry-admin", "department-01", "school-demo-1");
        String line = said.lines()
                .filter(each -> each.startsWith("  curl "))
                .findFirst()
                .orElseThrow();

        // Fails on an answer that is no success, where the line as it is pasted would show it.
        Said answer = pasted(line.replace("curl -s", "curl -s --fail-with-body"));
        assertThat(answer.exitCode()).as(answer.output()).isZero();
        Said shown = pasted(line);
        assertThat(shown.exitCode()).isZero();
        JsonNode page = Api.JSON.readTree(shown.output());
        assertThat(page.path("items").size()).as(shown.output()).isEqualTo(3);
    }

    /// In a province no other test sends from.
    @Test
    void theDemoOfAProvinceHolds() {
        String said = hub("demo", "--province", "48", "--learners", "600", "--schools", "4");
        assertThat(said)
                .contains("demo: every check held")
                .contains("every line was taken")
                .contains("cells are what the maker knows")
                .contains("500 changes by REST")
                .contains("0 of 50 moves could be made: no other school teaches the level of the other learners")
                .contains("20 cancellations")
                .contains("all of it is unchanged")
                .doesNotContain(" NO\n");

        assertThat(refused("demo", "--province", "48", "--learners", "600", "--schools", "4", "--seed", "8"))
                .startsWith("demo: this hub holds the province made with --province 48 --seed 20260905 --schools 4"
                        + " --learners 600; another one would use the same ids and codes.");
    }

    @Test
    void verifyLogSeesAVersionThatNoEventCarries() {
        awaitAgreement("log", "the log agrees with the stores");
        try (MongoClient store = MongoClients.create(hub.storeUri())) {
            MongoCollection<Document> records =
                    store.getDatabase("institution_registry").getCollection("institutions");
            Document record = Objects.requireNonNull(
                    records.find(Filters.eq("content.kind", "COMMUNE")).first());
            Bson it = Filters.eq("_id", record.getString("_id"));
            long version = record.get("version", Number.class).longValue();
            records.updateOne(it, Updates.set("version", version + 1));
            try {
                Said said = hub.run("verify", "log");
                assertThat(said.exitCode()).isEqualTo(1);
                assertThat(said.output())
                        .contains("THE LOG DOES NOT AGREE WITH THE STORES")
                        .contains(record.getString("_id") + ": stored version " + (version + 1)
                                + ", last event version " + version)
                        .doesNotContain("\tat ");
            } finally {
                records.replaceOne(it, record);
            }
        }
        awaitAgreement("log", "the log agrees with the stores");
    }

    @Test
    void verifyFiguresSeesALearnerWhoIsCountedElsewhere() {
        String learner = aLearner("Thử Lệnh Một");
        awaitAgreement("figures", "the figures agree with the registries");
        try (MongoClient store = MongoClients.create(hub.storeUri())) {
            MongoCollection<Document> records =
                    store.getDatabase("learner_registry").getCollection("learners");
            Bson it = Filters.eq("_id", learner);
            Document record = Objects.requireNonNull(records.find(it).first());
            String sex = record.get("content", Document.class).getString("sex");
            records.updateOne(
                    it, Updates.combine(Updates.inc("version", 1), Updates.set("content.sex", otherThan(sex))));
            try {
                Said said = hub.run("verify", "figures");
                assertThat(said.exitCode()).isEqualTo(1);
                assertThat(said.output())
                        .contains("THE FIGURES DO NOT AGREE", ": counted ", ", published ")
                        .doesNotContain("\tat ");
            } finally {
                records.replaceOne(it, record);
            }
        }
        awaitAgreement("figures", "the figures agree with the registries");
    }

    @Test
    void verifyAuditSeesAnEditedByte() {
        var _ = aLearner("Thử Lệnh Hai");
        awaitAgreement("audit", "the audit trail is whole");
        try (MongoClient store = MongoClients.create(hub.storeUri())) {
            MongoCollection<Document> blocks = store.getDatabase("audit").getCollection("blocks");
            Document block = Objects.requireNonNull(blocks.find().first());
            Bson it = Filters.eq("_id", block.getString("_id"));
            String entries = block.getString("entries");
            blocks.updateOne(it, Updates.set("entries", " " + entries));
            try {
                Said said = hub.run("verify", "audit");
                assertThat(said.exitCode()).isEqualTo(1);
                assertThat(said.output())
                        .contains("THE AUDIT TRAIL IS NOT WHOLE", "was edited")
                        .doesNotContain("\tat ");
            } finally {
                blocks.replaceOne(it, block);
            }
        }
        awaitAgreement("audit", "the audit trail is whole");
    }

    private static String otherThan(String sex) {
        return switch (sex) {
            case "MALE" -> "FEMALE";
            case "FEMALE" -> "MALE";
            case "01" -> "02";
            default -> "01";
        };
    }

    private static String aLearner(String fullName) {
        Answer created = new Api(hub, "school-demo-1").post("/v1/learners", """
                {"fullName":"%s","birthDate":"2018-03-04","sex":"01","motherName":"Mẹ Của Lệnh",
                 "enrolment":{"school":"%s","schoolYear":"2026-2027","grade":"02","begun":"2026-09-05"}}""".formatted(fullName, Units.SCHOOL_1));
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        return created.json().path("educationId").asString();
    }

    /// The hub comes to rest within moments of the last write.
    private static void awaitAgreement(String what, String words) {
        await().atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(hub("verify", what)).contains(words));
    }

    private static String stateOf(String part) {
        return hub("status")
                .lines()
                .filter(line -> line.startsWith(part + " "))
                .map(line -> line.split(" +", -1)[1])
                .findFirst()
                .orElse("not there");
    }

    /// What a command prints that ends well.
    private static String hub(String... words) {
        Said said = hub.run(words);
        assertThat(said.exitCode()).as(said.output()).isZero();
        assertThat(said.output()).doesNotContain("\tat ");
        return said.output();
    }

    /// The one line of a command that cannot be done.
    private static String refused(String... words) {
        Said said = hub.run(words);
        assertThat(said.exitCode()).as(said.output()).isEqualTo(1);
        assertThat(said.output()).hasLineCount(1).doesNotContain("\tat ", "Exception");
        return said.output();
    }

    /// A line as it is typed in the checkout by somebody who set the same variables for this hub.
    private static Said pasted(String line) throws IOException, InterruptedException {
        Path root = Path.of("..").toAbsolutePath().normalize();
        int base = URI.create(hub.gateway()).getPort() - GATEWAY_PORT;
        ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-c", line)).directory(root.toFile());
        builder.environment().put("HUB_HOME", root.resolve("e2e/target/hub").toString());
        builder.environment().put("HUB_PORT_BASE", Integer.toString(base));
        builder.environment().put("HUB_BUILD", "off");
        List.of("MONGODB_URI", "KAFKA_BOOTSTRAP_SERVERS", "OIDC_ISSUER").forEach(builder.environment()::remove);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), output);
    }
}
