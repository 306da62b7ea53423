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
    private final AtomicReference<@Nullable Meanwhile> meanwhile = new AtomicReference<>();
    private volatile @Nullable Refusal refusal;
    private volatile boolean away;

    /// @param end of the path
    private record Fault(String method, String end, boolean done) {}

    /// @param status of the answer to every call that is about this account
    private record Refusal(String account, int status) {}

    /// What somebody else does right before a call is done, or before it is answered.
    private record Meanwhile(String method, String end, boolean done, Runnable action) {}

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

    /// Before the next call of this kind somebody does something else.
    void meanwhileBefore(String method, String end, Runnable action) {
        meanwhile.set(new Meanwhile(method, end, false, action));
    }

    /// Before the next call of this kind is answered, and after it was done, somebody does something else.
    void meanwhileAfter(String method, String end, Runnable action) {
        meanwhile.set(new Meanwhile(method, end, true, action));
    }

    boolean hasHappened() {
        return meanwhile.get() == null;
    }

    /// Whatever is asked of this account is refused.
    void refuse(String account, int status) {
        refusal = new Refusal(account, status);
    }

    void heal() {
        away = false;
        fault.set(null);
        meanwhile.set(null);
        refusal = null;
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
            Refusal bad = refusal;
            if (bad != null && exchange.getRequestURI().getPath().endsWith("/" + bad.account())) {
                exchange.sendResponseHeaders(bad.status(), -1);
                return;
            }
            happen(exchange, false);
            HttpResponse<byte[]> answer = forward(exchange);
            happen(exchange, true);
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

    private void happen(HttpExchange exchange, boolean done) {
        Meanwhile next = meanwhile.get();
        if (next != null
                && next.done() == done
                && exchange.getRequestMethod().equals(next.method())
                && exchange.getRequestURI().getPath().endsWith(next.end())
                && meanwhile.compareAndSet(next, null)) {
            next.action().run();
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
