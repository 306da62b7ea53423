package vn.eduhub.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    private static final TopicPartition GREETINGS = new TopicPartition("greetings", 0);

    @TempDir
    private Path folder;

    @Test
    void whatWasSentIsStillThereAfterARestartOnOtherPorts() throws ExecutionException, InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.startOpen(folder)) {
            create(broker, GREETINGS.topic());
            send(broker, GREETINGS.topic(), "xin chào");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.startOpen(folder)) {
            assertThat(first(broker)).isEqualTo("xin chào");
        }
    }

    @Test
    void aTopicNobodyCreatedIsNotMadeByWriting() {
        try (EmbeddedBroker broker = EmbeddedBroker.startOpen(folder)) {
            assertThatThrownBy(() -> send(broker, "misspelt", "lost"))
                    .hasMessageContaining("misspelt not present in metadata");
        }
    }

    private static void create(EmbeddedBroker broker, String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static void send(EmbeddedBroker broker, String topic, String value)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                3_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get();
        }
    }

    private static String first(EmbeddedBroker broker) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(GREETINGS));
            for (ConsumerRecord<String, String> event : consumer.poll(Duration.ofSeconds(20))) {
                return event.value();
            }
            return "nothing";
        }
    }
}
