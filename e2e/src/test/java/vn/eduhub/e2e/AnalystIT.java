package vn.eduhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.e2e.TheHub.Said;

/// The log of a whole hub as an analyst has it: real Keycloak, real broker.
class AnalystIT {

    private static final String ANALYST = "ministry-analyst";

    private static TheHub hub;

    @BeforeAll
    static void up() {
        hub = TheHub.up();
    }

    @Test
    void theAnalystReadsInstitutionsInAGroupOfItsOwn() {
        assertThat(read(hub.logClient(ANALYST), Topic.INSTITUTION, ANALYST + ".e2e"))
                .contains(Units.SCHOOL_1.value());
    }

    @Test
    void theAnalystReadsNoLearner() {
        assertThatExceptionOfType(TopicAuthorizationException.class)
                .isThrownBy(() -> read(hub.logClient(ANALYST), Topic.LEARNER, ANALYST + ".e2e"));
        assertThatExceptionOfType(GroupAuthorizationException.class)
                .isThrownBy(
                        () -> read(hub.logClient(ANALYST), Topic.INSTITUTION, "learner-registry.learner.read-back"));
    }

    /// Its token is good for the services and not for the log.
    @Test
    void aSchoolDoesNotEvenGetIn() {
        assertThatExceptionOfType(SaslAuthenticationException.class)
                .isThrownBy(() -> read(hub.logClient("school-demo-1"), Topic.INSTITUTION, "school-demo-1.e2e"));
    }

    @Test
    void theLauncherPrintsTheSettingsOfAClient() {
        Said settings = hub.run("kafka-client", ANALYST);
        assertThat(settings.exitCode()).as(settings.output()).isZero();
        assertThat(settings.output().lines().filter(line -> !line.startsWith("#")))
                .containsExactlyInAnyOrderElementsOf(hub.logClient(ANALYST).entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toList());
        assertThat(hub.run("kafka-client", "school-demo-1").output())
                .contains("client 'school-demo-1' has no rights on the log");
    }

    private static List<String> read(Map<String, Object> settings, Topic topic, String group) {
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        List<String> keys = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic.topicName()));
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!keys.contains(Units.SCHOOL_1.value()) && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(500)).forEach(event -> keys.add(event.key()));
            }
        }
        return keys;
    }
}
