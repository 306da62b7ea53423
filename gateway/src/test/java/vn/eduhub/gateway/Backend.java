package vn.eduhub.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A service that tells what it was asked, and remembers the last request.
final class Backend implements AutoCloseable {

    final AtomicInteger requests = new AtomicInteger();

    /// Down once the first part of an upload was read.
    final CountDownLatch bodyBegun = new CountDownLatch(1);

    volatile @Nullable Headers lastHeaders;
    volatile long lastBodyBytes;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Backend(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no backend", e);
        }
        server.createContext("/actuator", exchange -> answer(exchange, "{}"));
        server.createContext("/", this::tell);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void tell(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        lastHeaders = exchange.getRequestHeaders();
        byte[] buffer = new byte[8192];
        long bytes = 0;
        InputStream body = exchange.getRequestBody();
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            bytes += count;
            if (bytes >= 32 * 1024
                    && "application/zip".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
                bodyBegun.countDown();
            }
        }
        lastBodyBytes = bytes;
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("X-Request-Id", "backend-says-so");
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        answer(exchange, exchange.getRequestMethod() + " " + exchange.getRequestURI());
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
