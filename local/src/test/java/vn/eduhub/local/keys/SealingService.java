package vn.eduhub.local.keys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A service that keeps something sealed, as far as `./hub keys` asks it: which keys it knows, and steps of sealing
/// anew.
final class SealingService implements AutoCloseable {

    private final HttpServer server;
    private final StoredKeyset keyset;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private volatile @Nullable String known;

    private SealingService(HttpServer server, StoredKeyset keyset) {
        this.server = server;
        this.keyset = keyset;
    }

    /// What a step finds.
    record Answer(long checked, long resealed, long left, long closed) {}

    static SealingService start(StoredKeyset keyset, String... kinds) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SealingService service = new SealingService(server, keyset);
        for (String kind : kinds) {
            service.answers(kind, new Answer(7, 0, 0, 0));
        }
        server.createContext("/actuator/prometheus", exchange -> say(exchange, service.metrics()));
        server.createContext("/internal/reseals", service::reseal);
        server.start();
        return service;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What the next passes over a kind find; the last one stays.
    void answers(String kind, Answer... next) {
        answers.put(kind, new ArrayDeque<>(List.of(next)));
    }

    /// It goes on with the keys that it has read.
    void stopReading() {
        known = metrics();
    }

    private String metrics() {
        String kept = known;
        return kept != null
                ? kept
                : keyset.keys().stream()
                        .map(key ->
                                "hub_keys_known{key=\"%s\",primary=\"%s\"} 1.0%n".formatted(key.id(), key.primary()))
                        .collect(Collectors.joining());
    }

    private void reseal(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/internal/reseals")) {
            String kinds =
                    answers.keySet().stream().map(kind -> '"' + kind + '"').collect(Collectors.joining(","));
            say(exchange, "{\"kinds\":[" + kinds + "]}");
            return;
        }
        Deque<Answer> next = answers.get(path.substring(path.lastIndexOf('/') + 1));
        if (next == null) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        Answer answer = next.size() > 1 ? next.removeFirst() : next.getFirst();
        say(
                exchange,
                "{\"checked\":%d,\"resealed\":%d,\"left\":%d,\"closed\":%d}"
                        .formatted(answer.checked(), answer.resealed(), answer.left(), answer.closed()));
    }

    private static void say(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
