package vn.eduhub.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.local.hub.Service;
import vn.eduhub.local.signon.TestIssuer;

/// The gateway alone: a second one, with the token, the limit and the log it always has, before a [SteadyService].
/// Within
/// a hub whose seven processes share two cores the same work takes more CPU time, for want of caches; what others
/// publish
/// of theirs was measured like this.
final class GatewayMeasurement implements Measurement {

    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final double MICROS_PER_MILLI = 1_000;

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public List<Target> targets() {
        return List.of(Target.GATEWAY_ALONE);
    }

    @Override
    public void run(Bench bench, Report report) throws MeasurementException, IOException, InterruptedException {
        Path root = bench.hub().settings().root();
        Path keys = Files.createTempDirectory("gateway-keys-");
        int port = freePort();
        try (TestIssuer issuer = TestIssuer.start();
                SteadyService behind = SteadyService.start()) {
            Process gateway = new ProcessBuilder(command(jar(root), port, keys, issuer, behind))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                awaitOpen(gateway, port);
                URI address = URI.create("http://127.0.0.1:" + port);
                measure(
                        bench,
                        report,
                        new CpuClock(() -> Map.of(Service.GATEWAY.label(), gateway.toHandle())),
                        address,
                        issuer);
            } finally {
                gateway.destroy();
                gateway.waitFor(20, TimeUnit.SECONDS);
            }
        }
    }

    private static void measure(Bench bench, Report report, CpuClock cpu, URI address, TestIssuer issuer)
            throws MeasurementException, InterruptedException {
        String unit = RecordId.derived("institution", "school:demo-1").value();
        byte[] request = ("GET /v1/learners/000000000000 HTTP/1.1\r\nHost: " + address.getAuthority()
                        + "\r\nAuthorization: Bearer " + issuer.token("school-demo-1", unit, "school")
                        + "\r\nAccept: application/json\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        bench.say("gateway: closed loop before a service that answers at once");
        BenchOptions options = bench.options();
        LoadPlan plan = new LoadPlan(options.connections(), options.warmUp(), options.length());
        LoadResult result = new LoadRun(address, plan, () -> new Same(request), cpu).run(Pace.unbounded());
        double micros = result.cpu().millis() / Math.max(1, result.requests()) * MICROS_PER_MILLI;
        Verdict verdict = Verdict.worst(
                Verdict.atMost(micros, 220, 150), result.isClean(Readings.OK) ? Verdict.AIM_MET : Verdict.FLOOR_MISSED);
        report.add(new Row(
                Target.GATEWAY_ALONE,
                verdict,
                Figure.whole(micros) + " µs",
                Figure.three(micros / MICROS_PER_MILLI),
                result.others(Readings.OK) + Figure.whole(result.perSecond(Readings.OK)) + "/s over "
                        + options.connections() + " connections; " + result.percentiles() + "; "
                        + result.cpu().machine(result.seconds())));
    }

    private static List<String> command(Path jar, int port, Path keys, TestIssuer issuer, SteadyService behind) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-jar",
                jar.toString(),
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--hub.sign-on.issuer=" + issuer.issuer(),
                "--hub.keys.folder=" + keys,
                "--hub.keys.generate=true",
                // Looked at for each request, and never reached.
                "--hub.gateway.limit.requests-per-second=900000",
                "--hub.gateway.limit.requests-at-once=900000"));
        for (Service service : Service.values()) {
            if (service != Service.GATEWAY) {
                command.add("--hub.address." + service.label() + "=" + behind.address());
            }
        }
        return command;
    }

    private static Path jar(Path root) throws IOException, MeasurementException {
        try (Stream<Path> files = Files.list(root.resolve("gateway/target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new MeasurementException("the gateway is not built"));
        }
    }

    private static void awaitOpen(Process gateway, int port) throws MeasurementException, InterruptedException {
        long end = System.nanoTime() + START_MAX.toNanos();
        while (System.nanoTime() < end && !gateway.waitFor(200, TimeUnit.MILLISECONDS)) {
            if (isOpen(port)) {
                return;
            }
        }
        throw new MeasurementException("the gateway did not start");
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
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

    /// The same request each time.
    private static final class Same implements Traffic {

        private final byte[] request;

        Same(byte[] request) {
            this.request = request;
        }

        @Override
        public byte[] next() {
            return request;
        }

        @Override
        public void answered(Answer answer, long at) {
            // The status is counted by the run.
        }
    }
}
