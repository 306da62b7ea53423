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
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import vn.eduhub.contracts.log.LogRights;
import vn.eduhub.contracts.log.LogSignOn;

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

    /// Starts a node on two free ports that is open to everybody, and returns when clients are served. For the tests of
    /// one module; a whole hub has a closed one.
    public static EmbeddedBroker startOpen(Path folder) {
        return start(new BrokerSettings(folder, freePort(), freePort(), new BrokerAccess.Open()));
    }

    /// Starts a node that takes clients with a token of this issuer, each as far as its rights go ([LogRights]), and
    /// returns when these rights are in force. The sign-on need not be there yet: its keys are fetched when it is.
    public static EmbeddedBroker startClosed(Path folder, BrokerPorts ports, String issuer) {
        return startClosed(folder, ports, issuer, LogRights.ALL);
    }

    static EmbeddedBroker startClosed(Path folder, BrokerPorts ports, String issuer, List<LogRights> table) {
        LogSignOn.allow(BrokerSettings.keysAddress(issuer));
        BrokerAccess.Closed access = new BrokerAccess.Closed(ports.own(), password(), issuer, new TokenCheck.Door());
        EmbeddedBroker broker = start(new BrokerSettings(folder, ports.clients(), ports.controller(), access));
        try (Admin admin = Admin.create(ownSettings(access))) {
            new AccessList(admin).bring(table);
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
        access.door().open();
        return broker;
    }

    /// Ports that nobody has at the moment.
    public static BrokerPorts freePorts() {
        return new BrokerPorts(freePort(), freePort(), freePort());
    }

    private static EmbeddedBroker start(BrokerSettings settings) {
        format(settings.folder());
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings.properties(), false), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(server, settings.port());
    }

    private static Map<String, Object> ownSettings(BrokerAccess.Closed access) {
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + access.port(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                BrokerSettings.ownLogin(access.password()) + ";");
    }

    private static String password() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
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
