package vn.eduhub.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.local.broker.EmbeddedBroker;

/// A producer that fails before it has sent anything.
class LogWriterIT {

    @TempDir
    private Path folder;

    /// The broker's answer to the second message fails on the thread that sends it, while the first one still waits
    /// in the buffer.
    @Test
    void whatWaitedInAProducerThatIsGivenUpIsHandedBack() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.startOpen(folder)) {
            Map<String, Object> server = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Admin admin = Admin.create(server)) {
                admin.createTopics(List.of(new NewTopic("there", 1, (short) 1)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
            // The buffer waits longer for company than the sender for a topic.
            Map<String, Object> settings = Map.of(
                    "bootstrap.servers",
                    broker.bootstrapServers(),
                    "acks",
                    "all",
                    "linger.ms",
                    5000,
                    "max.block.ms",
                    1000);
            try (LogWriter writer = new LogWriter(settings, "test")) {
                writer.prepare();
                await().atMost(Duration.ofSeconds(20)).until(writer::isReady);
                CompletableFuture<Boolean> first = new CompletableFuture<>();
                CompletableFuture<Boolean> second = new CompletableFuture<>();
                CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                    writer.send(new ProducerRecord<>("there", "key", new byte[10]), first::complete);
                    writer.send(new ProducerRecord<>("not-there", "key", new byte[10]), second::complete);
                });

                sent.get(20, TimeUnit.SECONDS);
                assertThat(second.get(1, TimeUnit.SECONDS)).isFalse();
                assertThat(first.get(20, TimeUnit.SECONDS)).isFalse();
            }
        }
    }
}
