package vn.eduhub.local.signon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The real Keycloak with the realm `eduhub`, as a child process on a free port. Ready after 12 s on two
/// cores; the first one of a checkout also unpacks and builds the server.
public final class EmbeddedSignOn implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Process process;
    private final String address;

    private EmbeddedSignOn(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /// Starts Keycloak and returns when it answers.
    ///
    /// @param root the checkout; Keycloak is unpacked there, once
    /// @param data where this one keeps what it remembers
    public static EmbeddedSignOn start(Path root, Path data) {
        return start(root, data, Map.of());
    }

    /// Starts Keycloak and returns when it answers.
    ///
    /// @param environment what the realm files leave open, such as the mail server
    public static EmbeddedSignOn start(Path root, Path data, Map<String, String> environment) {
        try {
            Files.createDirectories(data);
            Path log = data.resolve("keycloak.log");
            Keycloak keycloak = Keycloak.of(root);
            keycloak.install(log);
            int port = freePort();
            List<String> command = keycloak.command(
                    data.toAbsolutePath(),
                    port,
                    freePort(),
                    List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(Keycloak.environment(port));
            builder.environment().putAll(environment);
            Process process = builder.start();
            // The child must not outlive a test JVM that is stopped half-way.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "keycloak-stop"));
            EmbeddedSignOn signOn = new EmbeddedSignOn(process, "http://127.0.0.1:" + port);
            signOn.awaitReady(log);
            return signOn;
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak cannot be started", e);
        }
    }

    /// The issuer of the realm `eduhub`.
    public String issuer() {
        return issuer("eduhub");
    }

    /// The issuer of any realm; the hub trusts no token of `population-eid`.
    public String issuer(String realm) {
        return address + "/realms/" + realm;
    }

    /// A token of a machine client of the realm `eduhub`.
    public String token(String clientId) {
        return token("eduhub", clientId);
    }

    /// A token of a machine client of this realm.
    public String token(String realm, String clientId) {
        try {
            return new TokenClient(issuer(realm))
                    .token(clientId, TokenClient.localSecret(clientId))
                    .orElseThrow(() -> new IllegalArgumentException("no such client in the realm: " + clientId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a token", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady(Path log) {
        HttpRequest realm = HttpRequest.newBuilder(URI.create(issuer()))
                .timeout(Duration.ofSeconds(5))
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end && process.isAlive()) {
                if (answers(http, realm)) {
                    return;
                }
                process.waitFor(200, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IllegalStateException("Keycloak did not become ready; see " + log);
    }

    private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            // Nobody listens yet.
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
