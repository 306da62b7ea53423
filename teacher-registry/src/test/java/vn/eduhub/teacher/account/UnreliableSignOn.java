package vn.eduhub.teacher.account;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Stands before the real sign-on and lets a call fail: before it was done, or after, as when a process is
/// killed between two steps.
final class UnreliableSignOn implements AutoCloseable {

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String behind;
    private final AtomicReference<@Nullable Fault> fault = new AtomicReference<>();
    private volatile boolean away;

    /// @param end of the path
    private record Fault(String method, String end, boolean done) {}

    private UnreliableSignOn(HttpServer server, String behind) {
        this.server = server;
        this.behind = behind;
    }

    /// @param issuer of the realm behind
    static UnreliableSignOn before(String issuer) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            UnreliableSignOn signOn = new UnreliableSignOn(server, issuer.substring(0, issuer.indexOf("/realms/")));
            server.createContext("/", signOn::pass);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return signOn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/eduhub";
    }

    void setAway(boolean isAway) {
        away = isAway;
    }

    /// The next call of this kind is refused.
    void failOnceBefore(String method, String end) {
        fault.set(new Fault(method, end, false));
    }

    /// The next call of this kind is done, and nobody is told.
    void failOnceAfter(String method, String end) {
        fault.set(new Fault(method, end, true));
    }

    void heal() {
        away = false;
        fault.set(null);
    }

    boolean hasFailed() {
        return fault.get() == null;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Fault> meant = meant(exchange);
            if (away || meant.filter(fault -> !fault.done()).isPresent()) {
                exchange.sendResponseHeaders(away ? 503 : 500, -1);
                return;
            }
            HttpResponse<byte[]> answer = forward(exchange);
            if (meant.isPresent()) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private Optional<Fault> meant(HttpExchange exchange) {
        Fault next = fault.get();
        boolean isMeant = next != null
                && exchange.getRequestMethod().equals(next.method())
                && exchange.getRequestURI().getPath().endsWith(next.end())
                && fault.compareAndSet(next, null);
        return isMeant ? Optional.ofNullable(next) : Optional.empty();
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        for (String header : new String[] {"Authorization", "Content-Type", "Accept"}) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
