package vn.eduhub.local.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.log.LogRight;
import vn.eduhub.contracts.log.LogRights;
import vn.eduhub.contracts.log.LogSignOn;
import vn.eduhub.local.signon.TestIssuer;

/// A real broker as `./hub up` starts it: who gets in, and how far. What is denied is tried, not only what is allowed.
class ClosedBrokerIT {

    private static final String ANALYST = "ministry-analyst";
    private static final long ANSWER_SECONDS = 20;

    @TempDir
    private static Path folder = Path.of(".");

    private static TestIssuer issuer;
    private static BrokerPorts ports;
    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() throws ExecutionException, InterruptedException, TimeoutException {
        issuer = TestIssuer.start();
        ports = EmbeddedBroker.freePorts();
        broker = EmbeddedBroker.startClosed(folder.resolve("broker"), ports, issuer.issuer());
        // Each owner makes its topics: that it may is the first thing tried here.
        for (LogRights client : LogRights.ALL) {
            try (Admin admin = Admin.create(client(client.client()))) {
                List<NewTopic> own = client.topics().stream()
                        .filter(client::mayCreate)
                        .filter(name -> !name.equals(Topic.AUDIT.topicName()) || isFirstToAudit(client))
                        .map(name -> new NewTopic(name, 1, (short) 1))
                        .toList();
                admin.createTopics(own).all().get(ANSWER_SECONDS, SECONDS);
            }
        }
    }

    private static boolean isFirstToAudit(LogRights client) {
        return client.client().equals("identity-service");
    }

    @AfterAll
    static void stop() {
        broker.close();
        issuer.close();
    }

    @ParameterizedTest
    @MethodSource("ports")
    void nobodyWithoutANameGetsInByAnyDoor(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            // Which requests it knows it tells everybody; so it is there, and not slow.
            request(socket, ApiKeys.API_VERSIONS);
            assertThat(new DataInputStream(socket.getInputStream()).readInt()).isPositive();
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            request(socket, ApiKeys.METADATA);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    /// In its first version, in nobody's name, about nothing.
    private static void request(Socket socket, ApiKeys kind) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        byte[] body = kind == ApiKeys.METADATA ? new byte[4] : new byte[0];
        out.writeInt(10 + body.length);
        out.writeShort(kind.id);
        out.writeShort(0);
        out.writeInt(1);
        out.writeShort(-1);
        out.write(body);
        out.flush();
    }

    static List<Integer> ports() {
        return List.of(ports.clients(), ports.controller(), ports.own());
    }

    /// Who has a good token has it for the door of clients only, and nobody knows the password of the other two.
    @Test
    void theNodesOwnDoorsTakeNoTokenAndNoGuess() {
        for (int port : List.of(ports.controller(), ports.own())) {
            Map<String, Object> token = client("operator");
            token.put("bootstrap.servers", "127.0.0.1:" + port);
            assertThat(refusal(token)).hasCauseInstanceOf(AuthenticationException.class);

            Map<String, Object> guess = new HashMap<>();
            guess.put("bootstrap.servers", "127.0.0.1:" + port);
            guess.put("security.protocol", "SASL_PLAINTEXT");
            guess.put("sasl.mechanism", "PLAIN");
            guess.put("sasl.jaas.config", BrokerSettings.ownLogin("guessed") + ";");
            assertThat(refusal(guess)).hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void aTokenThatIsNotForTheLogIsRefused() throws IOException {
        assertThat(refusal(showing(issuer.token("school-demo-1", null, "school"))))
                .hasCauseInstanceOf(SaslAuthenticationException.class);
        assertThat(refusal(showing(issuer.token("gateway", null, "service"))))
                .hasCauseInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void anExpiredTokenIsRefused() throws IOException {
        assertThat(refusal(showing(issuer.expiredToken(ANALYST, null, "analyst"))))
                .hasCauseInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void aTokenOfAnotherRealmIsRefused() throws IOException {
        try (TestIssuer other = TestIssuer.start()) {
            assertThat(refusal(showing(other.token(ANALYST, null, "analyst"))))
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void aTokenNobodySignedOrThatWasChangedIsRefused() throws IOException {
        String good = issuer.token(ANALYST, null, "analyst");
        String[] parts = good.split("\\.", -1);
        // Without any third part the client itself would not send it.
        String unsigned = encoded("{\"alg\":\"none\"}") + "." + parts[1] + "." + encoded("nobody");
        String operator = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"azp\":\"" + ANALYST + "\"", "\"azp\":\"operator\"");
        String changed = parts[0] + "." + encoded(operator) + "." + parts[2];

        assertThat(refusal(showing(good))).isNull();
        assertThat(refusal(showing(unsigned))).hasCauseInstanceOf(SaslAuthenticationException.class);
        assertThat(refusal(showing(changed))).hasCauseInstanceOf(SaslAuthenticationException.class);
    }

    /// The broker's own name is above all rights on its own door; by a token it is nobody's.
    @Test
    void aTokenInTheBrokersOwnNameIsNotForTheLog() throws IOException {
        assertThat(refusal(showing(issuer.token(BrokerSettings.SELF, null, "service"))))
                .hasCauseInstanceOf(SaslAuthenticationException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"INSTITUTION", "FIGURES"})
    void theAnalystReadsInstitutionsAndFigures(Topic topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        String owner = topic == Topic.FIGURES ? "reporting-service" : "institution-registry";
        send(owner, topic.topicName(), "for all to count");

        assertThat(readInGroup(ANALYST, ANALYST + ".notebook", topic)).contains("for all to count");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"INSTITUTION", "FIGURES"},
            mode = EnumSource.Mode.EXCLUDE)
    void theAnalystReadsNothingElse(Topic topic) {
        assertThatExceptionOfType(TopicAuthorizationException.class)
                .isThrownBy(() -> readInGroup(ANALYST, ANALYST + ".notebook", topic));
        assertThatExceptionOfType(TopicAuthorizationException.class).isThrownBy(() -> readAssigned(ANALYST, topic));
    }

    @ParameterizedTest
    @ValueSource(strings = {"learner-registry.learner.read-back", "reporting-cube-1", "notebook", "ministry-analyst"})
    void theAnalystJoinsNoGroupThatIsNotItsOwn(String group) {
        assertThatExceptionOfType(GroupAuthorizationException.class)
                .isThrownBy(() -> readInGroup(ANALYST, group, Topic.INSTITUTION));
    }

    @ParameterizedTest
    @EnumSource
    void theAnalystWritesNothing(Topic topic) {
        assertThat(catchThrowable(() -> send(ANALYST, topic.topicName(), "made up")))
                .hasCauseInstanceOf(AuthorizationException.class);
    }

    @Test
    void theAnalystSeesOnlyWhatItMayRead() throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = Admin.create(client(ANALYST))) {
            assertThat(admin.listTopics().names().get(ANSWER_SECONDS, SECONDS))
                    .containsExactlyInAnyOrder("eduhub.institution.v1", "eduhub.figures.v1");
            assertThat(admin.listGroups().all().get(ANSWER_SECONDS, SECONDS))
                    .extracting(group -> group.groupId())
                    .allMatch(group -> group.startsWith(ANALYST + "."));
            assertThat(catchThrowable(() -> admin.describeTopics(List.of("eduhub.learner.v1"))
                            .allTopicNames()
                            .get(ANSWER_SECONDS, SECONDS)))
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
            assertThat(catchThrowable(
                            () -> admin.describeConfigs(List.of(new ConfigResource(ConfigResource.Type.BROKER, "1")))
                                    .all()
                                    .get(ANSWER_SECONDS, SECONDS)))
                    .hasCauseInstanceOf(ClusterAuthorizationException.class);
        }
    }

    @Test
    void nobodyButTheOwnerMakesOrDeletesATopicAndNobodyGrantsRights() {
        for (String client : List.of(ANALYST, "operator", "reporting-service", "learner-registry")) {
            try (Admin admin = Admin.create(client(client))) {
                assertThat(catchThrowable(
                                () -> admin.createTopics(List.of(new NewTopic("eduhub.person.v1", 1, (short) 1)))
                                        .all()
                                        .get(ANSWER_SECONDS, SECONDS)))
                        .as(client)
                        .hasCauseInstanceOf(TopicAuthorizationException.class);
                assertThat(catchThrowable(() -> admin.deleteTopics(List.of("eduhub.learner.v1"))
                                .all()
                                .get(ANSWER_SECONDS, SECONDS)))
                        .as(client)
                        .hasCauseInstanceOf(TopicAuthorizationException.class);
                assertThat(catchThrowable(() -> admin.describeAcls(AclBindingFilter.ANY)
                                .values()
                                .get(ANSWER_SECONDS, SECONDS)))
                        .as(client)
                        .hasCauseInstanceOf(ClusterAuthorizationException.class);
            }
        }
    }

    /// Each client of the table with each topic: what stands there works, what does not stand there is denied.
    @ParameterizedTest
    @MethodSource("clients")
    void eachClientWritesAndReadsWhatTheTableSaysAndNothingElse(String name)
            throws ExecutionException, InterruptedException, TimeoutException {
        LogRights rights = LogRights.find(name).orElseThrow();
        List<String> wrong = new ArrayList<>();
        try (var producer = producer(name);
                var consumer = new KafkaConsumer<>(client(name), new StringDeserializer(), new StringDeserializer())) {
            for (Topic topic : Topic.values()) {
                boolean written = !isDenied(() -> send(producer, topic.topicName(), "from " + name));
                if (written != has(rights, topic, LogRight.Operation.WRITE)) {
                    wrong.add("write " + topic);
                }
                boolean read = !isDenied(() -> read(consumer, topic));
                if (read != has(rights, topic, LogRight.Operation.READ)) {
                    wrong.add("read " + topic);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    static List<String> clients() {
        return LogRights.ALL.stream().map(LogRights::client).toList();
    }

    @Test
    void aTransactionInAnothersNameIsDenied() {
        Map<String, Object> settings = client("learner-registry");
        settings.put("transactional.id", "reporting-cube-1-x");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            assertThatExceptionOfType(TransactionalIdAuthorizationException.class)
                    .isThrownBy(producer::initTransactions);
        }
    }

    /// A right that left the table, or was granted by hand, is gone after the next start.
    @Test
    void whatIsNotInTheTableIsTakenAway() {
        Path old = folder.resolve("with-another-table");
        BrokerPorts others = EmbeddedBroker.freePorts();
        LogRight person =
                new LogRight(LogRight.Kind.TOPIC, Topic.PERSON.topicName(), false, Set.of(LogRight.Operation.READ));
        List<LogRights> table = List.of(new LogRights(ANALYST, List.of(person)));
        try (EmbeddedBroker granting = EmbeddedBroker.startClosed(old, others, issuer.issuer(), table)) {
            assertThat(describingPersons(granting)).hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
        try (EmbeddedBroker again = EmbeddedBroker.startClosed(old, others, issuer.issuer())) {
            assertThat(describingPersons(again)).hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    private static @Nullable Throwable describingPersons(EmbeddedBroker of) {
        try (Admin admin = Admin.create(client(ANALYST, of.bootstrapServers()))) {
            return catchThrowable(() -> admin.describeTopics(List.of(Topic.PERSON.topicName()))
                    .allTopicNames()
                    .get(ANSWER_SECONDS, SECONDS));
        }
    }

    private static boolean has(LogRights rights, Topic topic, LogRight.Operation operation) {
        return rights.rights().stream()
                .anyMatch(right -> right.kind() == LogRight.Kind.TOPIC
                        && right.name().equals(topic.topicName())
                        && right.operations().contains(operation));
    }

    private interface Attempt {
        void run() throws ExecutionException, InterruptedException, TimeoutException;
    }

    private static boolean isDenied(Attempt attempt) throws ExecutionException, InterruptedException, TimeoutException {
        try {
            attempt.run();
            return false;
        } catch (AuthorizationException _) {
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return true;
            }
            throw e;
        }
    }

    /// Why the broker does not even list its topics; null when it does.
    private static @Nullable Throwable refusal(Map<String, Object> settings) {
        Map<String, Object> brief = new HashMap<>(settings);
        brief.put("default.api.timeout.ms", 1_500);
        brief.put("request.timeout.ms", 1_000);
        return catchThrowable(() -> {
            try (Admin admin = Admin.create(brief)) {
                admin.listTopics().names().get(ANSWER_SECONDS, SECONDS);
            }
        });
    }

    private static Map<String, Object> client(String name) {
        return client(name, broker.bootstrapServers());
    }

    private static Map<String, Object> client(String name, String bootstrapServers) {
        return new HashMap<>(new LogSignOn(issuer.issuer() + "/protocol/openid-connect/token", name, "secret")
                .settings(bootstrapServers));
    }

    /// A client with this very token.
    private static Map<String, Object> showing(String token) throws IOException {
        Path file = Files.createTempFile(folder, "token", ".jwt");
        Files.writeString(file, token);
        return new HashMap<>(
                new LogSignOn(file.toUri().toString(), "whoever", "secret").settings(broker.bootstrapServers()));
    }

    private static void send(String client, String topic, String value)
            throws ExecutionException, InterruptedException, TimeoutException {
        try (var producer = producer(client)) {
            send(producer, topic, value);
        }
    }

    private static void send(KafkaProducer<String, String> producer, String topic, String value)
            throws ExecutionException, InterruptedException, TimeoutException {
        producer.send(new ProducerRecord<>(topic, "key", value)).get(ANSWER_SECONDS, SECONDS);
    }

    /// Not idempotent: one whose number is denied takes nothing any more, and would not say why.
    private static KafkaProducer<String, String> producer(String client) {
        Map<String, Object> settings = client(client);
        settings.put("max.block.ms", 15_000);
        settings.put("enable.idempotence", false);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static Collection<String> readInGroup(String client, String group, Topic topic) {
        Map<String, Object> settings = client(client);
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic.topicName()));
            Set<String> values = new HashSet<>();
            long end = System.nanoTime() + Duration.ofSeconds(ANSWER_SECONDS).toNanos();
            while (values.isEmpty() && System.nanoTime() < end) {
                addTo(values, consumer.poll(Duration.ofMillis(500)));
            }
            consumer.commitSync();
            return values;
        }
    }

    private static void readAssigned(String client, Topic topic) {
        try (var consumer = new KafkaConsumer<>(client(client), new StringDeserializer(), new StringDeserializer())) {
            read(consumer, topic);
        }
    }

    private static void read(KafkaConsumer<String, String> consumer, Topic topic) {
        TopicPartition first = new TopicPartition(topic.topicName(), 0);
        consumer.assign(List.of(first));
        consumer.seekToBeginning(List.of(first));
        consumer.position(first);
        consumer.poll(Duration.ofMillis(100));
    }

    private static void addTo(Set<String> values, ConsumerRecords<String, String> events) {
        for (ConsumerRecord<String, String> event : events) {
            values.add(event.value());
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
