package vn.eduhub.local.hub;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import vn.eduhub.local.signon.Keycloak;

/// One start of several parts: servers side by side, services as soon as store and broker take connections, one line of
/// progress for each. Services bear a Keycloak that comes later; but those that are not ready before they have read the
/// log would only take the processor from it while they wait for its tokens, so they begin when it is ready.
final class Startup {

    private static final int LOG_LINES = 12;
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);

    /// Ready without a token.
    private static final Set<Service> READERS_OF_NOTHING = Set.of(Service.GATEWAY, Service.INSTITUTION_REGISTRY);

    private final HubSettings settings;
    private final Parts parts;
    private final ProcessTable processes;
    private final PrintStream out;
    private final Duration signOfLife;
    private final Readiness readiness = new Readiness();
    private final long begun = System.nanoTime();
    private final List<String> failed = Collections.synchronizedList(new ArrayList<>());

    Startup(HubSettings settings, Parts parts, ProcessTable processes, PrintStream out) {
        this(settings, parts, processes, out, SIGN_OF_LIFE);
    }

    /// @param signOfLife how often it is said that a part is still starting
    Startup(HubSettings settings, Parts parts, ProcessTable processes, PrintStream out, Duration signOfLife) {
        this.signOfLife = signOfLife;
        this.settings = settings;
        this.parts = parts;
        this.processes = processes;
        this.out = out;
    }

    /// The parts that did not become ready.
    List<String> failed() {
        return List.copyOf(failed);
    }

    void run(List<PartName> names) {
        Map<PartName, CountDownLatch> servers = new HashMap<>();
        for (PartName name : names) {
            if (name instanceof PartName.Server) {
                servers.put(name, new CountDownLatch(1));
            }
        }
        List<Callable<String>> starts = new ArrayList<>();
        for (PartName name : names) {
            starts.add(() -> start(name, servers));
        }
        Hub.inParallel(starts);
    }

    private static boolean waitsFor(Service service, PartName server) {
        return !server.text().equals(Part.KEYCLOAK) || !READERS_OF_NOTHING.contains(service);
    }

    private String start(PartName name, Map<PartName, CountDownLatch> servers) throws InterruptedException {
        try {
            if (name instanceof PartName.Instance(Service service, int _)) {
                for (Map.Entry<PartName, CountDownLatch> server : servers.entrySet()) {
                    if (waitsFor(service, server.getKey())) {
                        server.getValue().await();
                    }
                }
            }
            if (name.text().equals(Part.KEYCLOAK)) {
                installKeycloak();
            }
            Part part = parts.part(name);
            await(name, processes.start(part));
        } catch (HubException e) {
            fail(name.text(), e.line());
        } finally {
            CountDownLatch here = servers.get(name);
            if (here != null) {
                here.countDown();
            }
        }
        return name.text();
    }

    private void installKeycloak() {
        Keycloak keycloak = Keycloak.of(settings.root());
        if (!keycloak.isInstalled()) {
            say("keycloak", "unpacked and built (once, about a minute)");
            keycloak.install(settings.logs().resolve("keycloak-build.log"));
        }
    }

    /// Returns when the part is ready, has ended or has used up the time, and says which.
    void await(PartName part, Process process) throws InterruptedException {
        Duration patience = settings.startPatience();
        long end = System.nanoTime() + patience.toNanos();
        long next = System.nanoTime() + signOfLife.toNanos();
        while (System.nanoTime() < end) {
            if (readiness.isReady(parts.ready(part))) {
                say(part.text(), "ready on 127.0.0.1:" + parts.ports(part).getFirst());
                return;
            }
            if (System.nanoTime() > next) {
                say(part.text(), "still starting …");
                next += signOfLife.toNanos();
            }
            if (process.waitFor(150, TimeUnit.MILLISECONDS)) {
                fail(part.text(), "ended with exit code " + process.exitValue());
                tail(part.text());
                return;
            }
        }
        fail(part.text(), "not ready after " + patience.toSeconds() + " s");
        tail(part.text());
    }

    private void fail(String name, String why) {
        failed.add(name);
        say(name, "FAILED: " + why);
    }

    private void say(String name, String what) {
        out.printf("%6.1f s  %-22s %s%n", (System.nanoTime() - begun) / 1e9, name, what);
    }

    private void tail(String name) {
        Path log = settings.logs().resolve(name + ".log");
        try {
            List<String> lines = LogTail.last(log, LOG_LINES);
            synchronized (out) {
                out.println("          last lines of " + log + ":");
                lines.forEach(line -> out.println("          | " + line));
            }
        } catch (IOException e) {
            out.println("          no log at " + log + ": " + e.getMessage());
        }
    }
}
