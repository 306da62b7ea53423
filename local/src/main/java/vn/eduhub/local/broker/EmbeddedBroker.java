package vn.eduhub.local.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// A real Kafka node inside this JVM. Topics are created by those who own them, never on first use.
///
/// The folder may hold what an earlier node left: it goes on from there, on whatever port.
public final class EmbeddedBroker implements AutoCloseable {

    /// The same for every node: a folder is formatted once and recognised at every later start.
    private static final String CLUSTER =
            Uuid.fromString("ZWR1aHViLWxvY2FsLWh1Yg").toString();

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /// Starts a node on two free ports and returns when clients are served.
    public static EmbeddedBroker start(Path folder) {
        return start(folder, freePort(), freePort());
    }

    /// Starts a node on these ports (clients, controller) and returns when clients are served.
    public static EmbeddedBroker start(Path folder, int port, int controllerPort) {
        BrokerSettings settings = new BrokerSettings(folder, port, controllerPort);
        format(folder);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings.properties(), false), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(server, port);
    }

    /// What clients need to connect.
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    void awaitShutdown() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path folder) {
        // The formatter throws a bare Exception: it is wrapped here, once.
        try {
            Files.createDirectories(folder);
            new Formatter()
                    .setClusterId(CLUSTER)
                    .setNodeId(1)
                    .addDirectory(folder.toAbsolutePath().toString())
                    .setMetadataLogDirectory(folder.toAbsolutePath().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setIgnoreFormatted(true)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("broker folder cannot be written: " + folder, e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("broker folder cannot be formatted: " + folder, e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}
