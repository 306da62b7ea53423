package vn.eduhub.gateway;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.local.signon.TestIssuer;

/// Measures the gateway's own CPU time for a request: the gateway in a process of its own, a stub service and the load
/// in this one. Run by hand; prints one line for each round.
final class GatewayCost {

    private static final int REQUESTS = 20_000;
    private static final int CLIENTS = 16;
    private static final byte[] ANSWER =
            "{\"recordId\":\"10000000001\",\"name\":\"x\"}".repeat(12).getBytes(StandardCharsets.UTF_8);

    private GatewayCost() {}

    static void main() throws IOException, InterruptedException, ExecutionException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "gateway-cost");
        HttpServer service = service();
        try (TestIssuer issuer = TestIssuer.start()) {
            Process gateway = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "vn.eduhub.gateway.GatewayApplication",
                            "--server.port=" + port,
                            "--hub.sign-on.issuer=" + issuer.issuer(),
                            "--hub.keys.folder=" + folder,
                            "--hub.keys.generate=true",
                            "--hub.gateway.limit.requests-per-second=1000000",
                            "--hub.gateway.limit.requests-at-once=1000000",
                            "--hub.address.learner-registry=http://127.0.0.1:"
                                    + service.getAddress().getPort())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("gateway.log").toFile())
                    .start();
            try {
                String token = issuer.token(
                        "cost", RecordId.derived("institution", "ministry").value(), "ministry");
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/v1/learners/10000000001"))
                        .header("Authorization", "Bearer " + token)
                        .build();
                awaitAnswer(request);
                for (int round = 1; round <= 8; round++) {
                    measure(gateway, request, round);
                }
            } finally {
                gateway.destroy();
                gateway.waitFor();
                service.stop(0);
            }
        }
    }

    private static HttpServer service() throws IOException {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        service.start();
        return service;
    }

    private static void awaitAnswer(HttpRequest request) throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            try {
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(200);
            }
        }
        throw new IllegalStateException("the gateway does not answer");
    }

    private static void measure(Process gateway, HttpRequest request, int round)
            throws InterruptedException, ExecutionException {
        long cpuBefore = cpuNanos(gateway);
        long begun = System.nanoTime();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient http = HttpClient.newHttpClient()) {
            Future<?>[] running = new Future<?>[CLIENTS];
            for (int i = 0; i < CLIENTS; i++) {
                running[i] = clients.submit(() -> {
                    for (int n = 0; n < REQUESTS / CLIENTS; n++) {
                        int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode();
                        if (status != 200) {
                            throw new IllegalStateException("status " + status);
                        }
                    }
                    return null;
                });
            }
            for (Future<?> client : running) {
                client.get();
            }
        }
        long wall = System.nanoTime() - begun;
        long cpu = cpuNanos(gateway) - cpuBefore;
        System.out.printf(
                "round %d: %d requests, %.0f/s, gateway %d us CPU each%n",
                round, REQUESTS, REQUESTS * 1e9 / wall, cpu / 1000 / REQUESTS);
    }

    private static long cpuNanos(Process process) {
        return process.toHandle().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
