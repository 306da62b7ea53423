package vn.eduhub.platform.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.local.broker.BrokerPorts;
import vn.eduhub.local.broker.EmbeddedBroker;
import vn.eduhub.local.signon.TestIssuer;
import vn.eduhub.local.store.EmbeddedStore;
import vn.eduhub.platform.broker.BrokerProperties;
import vn.eduhub.platform.broker.BrokerProperties.Security;
import vn.eduhub.platform.broker.LogWriter;
import vn.eduhub.platform.broker.TopicsForTests;
import vn.eduhub.platform.store.ClientForTests;

/// A service on a log that takes nothing without a token, while the sign-on comes and goes: events wait, none is lost.
class ClosedLogIT {

    /// Much less than a real one's five minutes, so that it is seen to expire. A broker forgives five seconds.
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(3);

    private static final RecordId SCHOOL = RecordId.derived("test", "school");
    private static final Cause TEST = new Cause("test", "rest");

    @TempDir
    private Path folder;

    private final Random random = new Random(20261122);
    private TestIssuer issuer;
    private BrokerPorts ports;
    private EmbeddedBroker broker;
    private EmbeddedStore store;
    private MongoClient client;
    private RecordStore recordStore;
    private Records<SchoolClass> classes;
    private RecordReplica<SchoolClass> replica;

    @BeforeEach
    void start() throws IOException {
        issuer = TestIssuer.start(InstantSource.system(), TOKEN_LIFE);
        ports = EmbeddedBroker.freePorts();
        // The broker does not wait for the sign-on.
        issuer.goAway();
        startBroker();
        store = EmbeddedStore.inMemory();
        client = ClientForTests.open(store.uri());
        recordStore = new RecordStore(
                client.getDatabase("closed_log"),
                new RecordsProperties(Duration.ofSeconds(1), 20_000),
                as("learner-registry"),
                InstantSource.system(),
                random,
                new SimpleMeterRegistry(),
                "learner-registry");
        classes = recordStore.open(RecordType.of(Topic.CLASS, "classes", SchoolClass.class));
        replica = new RecordReplica<>(Topic.CLASS, SchoolClass.class, as("operator"));
        recordStore.start();
        recordStore.awaitReady();
        replica.start();
    }

    @AfterEach
    void stop() {
        replica.stop();
        recordStore.stop();
        client.close();
        store.close();
        broker.close();
        issuer.close();
    }

    @Test
    void nothingIsLostWhileTheSignOnIsAway() {
        RecordId before = write("written before the sign-on was ever there");
        issuer.comeBack();
        // Each owner makes its own, and waits for those of the others.
        TopicsForTests.make(as("institution-registry"));
        TopicsForTests.make(as("learner-registry"));
        awaitFollowed(before);

        issuer.goAway();
        awaitRefused();
        RecordId meanwhile = write("written when all tokens were too old");
        broker.close();
        startBroker();
        RecordId afterRestart = write("written to a broker that knows no keys");
        try (LogWriter late = writer()) {
            await().atMost(Duration.ofSeconds(20)).until(() -> !isTaken(late));
            issuer.comeBack();
            // What refused it its number had ended that producer for good.
            await().atMost(Duration.ofSeconds(30)).until(() -> isTaken(late));
        }

        awaitFollowed(meanwhile);
        awaitFollowed(afterRestart);
        // Not by the sweeper alone: whoever writes now is on the log at once.
        awaitFollowed(write("written when all was well again"));
    }

    private LogWriter writer() {
        Map<String, Object> settings = as("learner-registry").clientSettings();
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000);
        return new LogWriter(settings, "writing late");
    }

    private static boolean isTaken(LogWriter writer) throws Exception {
        CompletableFuture<Boolean> taken = new CompletableFuture<>();
        writer.send(new ProducerRecord<>(Topic.CLASS.topicName(), "not of ours", new byte[0]), taken::complete);
        return taken.get(10, TimeUnit.SECONDS);
    }

    private void startBroker() {
        broker = EmbeddedBroker.startClosed(folder.resolve("broker"), ports, issuer.issuer());
    }

    private BrokerProperties as(String service) {
        return new BrokerProperties(
                "127.0.0.1:" + ports.clients(),
                (short) 1,
                Security.OAUTHBEARER,
                issuer.issuer() + "/protocol/openid-connect/token",
                service,
                "secret",
                Map.of());
    }

    private RecordId write(String name) {
        RecordId id = RecordId.random(InstantSource.system(), random);
        SchoolClass content = new SchoolClass(name, SCHOOL, new SchoolYear(2026), new Grade("01"));
        assertThat(classes.write(Draft.create(id, content, TEST).scope(Set.of(SCHOOL), Set.of())))
                .isInstanceOf(WriteOutcome.Written.class);
        return id;
    }

    private void awaitFollowed(RecordId id) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() ->
                        assertThat(replica.find(id).map(RecordBody::version)).contains(1L));
    }

    /// Returns when the log takes the operator's token no more.
    private void awaitRefused() {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                as("operator").clientSettings(), new StringDeserializer(), new StringDeserializer())) {
            var partitions = IntStream.range(0, Topic.CLASS.partitions())
                    .mapToObj(partition -> new TopicPartition(Topic.CLASS.topicName(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofSeconds(30)).until(() -> isRefused(consumer));
        }
    }

    private static boolean isRefused(KafkaConsumer<String, String> consumer) {
        try {
            consumer.poll(Duration.ofMillis(200));
            return false;
        } catch (AuthenticationException _) {
            return true;
        }
    }
}
