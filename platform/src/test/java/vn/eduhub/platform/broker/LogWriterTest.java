package vn.eduhub.platform.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.log.LogSignOn;

/// While the sign-on hangs.
class LogWriterTest {

    /// Whoever has something to send is told at once that it was not taken, again and again.
    @Test
    void nobodyWaitsForTheToken() throws IOException {
        List<Socket> taken = new CopyOnWriteArrayList<>();
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                LogWriter writer = new LogWriter(settings(hanging), "test")) {
            Thread.ofVirtual().start(() -> takeAndSayNothing(hanging, taken));
            assertNotTaken(writer);
            await().atMost(Duration.ofSeconds(20)).until(() -> !taken.isEmpty());

            assertNotTaken(writer);
            assertThat(taken).hasSize(1);
        }
    }

    private static void assertNotTaken(LogWriter writer) {
        CompletableFuture<Boolean> settled = new CompletableFuture<>();
        assertThat(writer.send(message(), settled::complete)).isFalse();
        assertThat(settled).isCompletedWithValue(false);
    }

    private static Map<String, Object> settings(ServerSocket hanging) {
        String address = "http://127.0.0.1:" + hanging.getLocalPort() + "/token";
        return Map.copyOf(new LogSignOn(address, "learner-registry", "secret").settings("127.0.0.1:1"));
    }

    private static ProducerRecord<String, byte[]> message() {
        return new ProducerRecord<>("a-topic", "key", new byte[10]);
    }

    private static void takeAndSayNothing(ServerSocket server, List<Socket> taken) {
        while (!server.isClosed()) {
            try {
                taken.add(server.accept());
            } catch (IOException _) {
                // It was closed: the test is over.
                return;
            }
        }
    }
}
