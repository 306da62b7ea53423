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
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.log.LogSignOn;

/// While the sign-on hangs.
class LogWriterTest {

    /// The thread that asks for the token waits; whoever comes meanwhile is told at once that nothing was taken.
    @Test
    void nobodyWaitsForTheTokenThatAnotherAsksFor() throws Exception {
        List<Socket> taken = new CopyOnWriteArrayList<>();
        ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> takeAndSayNothing(hanging, taken));
        String address = "http://127.0.0.1:" + hanging.getLocalPort() + "/token";
        Map<String, Object> settings =
                Map.copyOf(new LogSignOn(address, "learner-registry", "secret").settings("127.0.0.1:1"));
        try (LogWriter writer = new LogWriter(settings, "test")) {
            CompletableFuture<Boolean> first = new CompletableFuture<>();
            CompletableFuture<Boolean> sent =
                    CompletableFuture.supplyAsync(() -> writer.send(message(), first::complete));
            await().atMost(Duration.ofSeconds(20)).until(() -> !taken.isEmpty());

            CompletableFuture<Boolean> second = new CompletableFuture<>();
            assertThat(writer.send(message(), second::complete)).isFalse();
            assertThat(second).isCompletedWithValue(false);
            assertThat(sent).isNotDone();
            hanging.close();
            for (Socket socket : taken) {
                socket.close();
            }
            assertThat(sent.get(30, TimeUnit.SECONDS)).isFalse();
            assertThat(first).isCompletedWithValue(false);
        } finally {
            hanging.close();
        }
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
