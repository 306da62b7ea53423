package vn.eduhub.local.hub;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.eduhub.local.signon.TokenClient;

/// A whole hub on this machine, each part a process of its own. What `./hub` does; tests drive it from Java.
public final class Hub {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Store, broker, Keycloak and the services.
    private static final int PROCESSES = 3 + Service.values().length;

    private final HubSettings settings;
    private final PrintStream out;
    private final Parts parts;
    private final ProcessTable processes;
    private final Preflight preflight;

    public Hub(HubSettings settings, PrintStream out) {
        this(settings, out, Machine.real(settings.home()));
    }

    Hub(HubSettings settings, PrintStream out, Machine machine) {
        this.settings = settings;
        this.out = out;
        this.parts = new Parts(settings);
        this.processes = new ProcessTable(settings);
        this.preflight = new Preflight(machine);
    }

    public HubSettings settings() {
        return settings;
    }

    /// Starts what does not run yet and returns when all of it is ready.
    public void up() {
        try (Lock _ = lock()) {
            List<String> dead = processes.forgetDead();
            if (!dead.isEmpty()) {
                out.println("hub: an earlier start did not end well; starting again: " + String.join(", ", dead));
            }
            List<PartName> missing = missing();
            complain(missing);
            dropOldBuilds();
            Startup startup = new Startup(settings, parts, processes, out);
            startup.run(missing);
            if (startup.failed().isEmpty()) {
                new StartCaches(settings, parts).makeInBackground();
                return;
            }
        }
        throw new HubException("not everything is up; see the lines above");
    }

    /// Stops everything: services first, then what they lean on.
    public void down() {
        try (Lock _ = lock()) {
            stopEverything();
        }
    }

    private void stopEverything() {
        List<String> servers = List.of(Part.STORE, Part.BROKER, Part.KEYCLOAK);
        List<String> running = processes.names();
        stopAll(running.stream().filter(name -> !servers.contains(name)).toList());
        stopAll(running.stream().filter(servers::contains).toList());
        if (running.isEmpty()) {
            out.println("hub: nothing was running");
        }
    }

    /// Starts one part and returns when it is ready.
    public void start(String name) {
        PartName part = PartName.parse(name);
        try (Lock _ = lock()) {
            startAll(List.of(part));
        }
    }

    public void stop(String name) {
        String part = known(name);
        try (Lock _ = lock()) {
            stopAll(List.of(part));
        }
    }

    public void restart(String name) {
        PartName part = PartName.parse(name);
        try (Lock _ = lock()) {
            stopAll(List.of(part.text()));
            startAll(List.of(part));
        }
    }

    /// Runs exactly this many instances of a service.
    public void scale(String name, int instances) {
        if (!(PartName.parse(name) instanceof PartName.Instance(Service service, int instance)) || instance != 1) {
            throw new HubException("only services can be scaled, not '" + name + "'");
        }
        if (instances < 1 || instances > Ports.INSTANCES_MAX) {
            throw new HubException("a service has 1 to " + Ports.INSTANCES_MAX + " instances, not " + instances);
        }
        try (Lock _ = lock()) {
            scale(service, instances);
        }
    }

    private void scale(Service service, int instances) {
        List<PartName> more = new ArrayList<>();
        List<String> fewer = new ArrayList<>();
        for (int i = 1; i <= Ports.INSTANCES_MAX; i++) {
            PartName.Instance each = new PartName.Instance(service, i);
            boolean runs = processes.alive(each.text()).isPresent();
            if (i <= instances && !runs) {
                more.add(each);
            } else if (i > instances && runs) {
                fewer.add(each.text());
            }
        }
        stopAll(fewer);
        startAll(more);
    }

    /// Sends a signal such as `KILL`, `STOP` or `CONT` to one part.
    public void signal(String name, String signal) {
        processes.signal(known(name), signal);
    }

    /// Whether the process of this part runs; a stopped (`STOP`) one does.
    public boolean isRunning(String name) {
        return processes.alive(known(name)).isPresent();
    }

    /// The process of a running part.
    public ProcessHandle process(String name) {
        return processes.alive(known(name)).orElseThrow(() -> new HubException(name + " is not running"));
    }

    /// Does something while no other command starts, stops or changes this hub.
    void alone(Runnable change) {
        try (Lock _ = lock()) {
            change.run();
        }
    }

    /// Where the instances of services that run are, by their names.
    public Map<String, URI> addresses() {
        Map<String, URI> addresses = new TreeMap<>();
        for (String name : processes.running()) {
            if (PartName.parse(name) instanceof PartName.Instance part) {
                addresses.put(
                        name, URI.create("http://127.0.0.1:" + parts.ports(part).getFirst()));
            }
        }
        return addresses;
    }

    /// The log of a part.
    public Path log(String name) {
        return settings.logs().resolve(known(name) + ".log");
    }

    /// A fresh access token of a machine client.
    ///
    /// @param client such as `ministry-admin`
    public String token(String client) {
        String secret = settings.secret(client);
        try {
            return new TokenClient(settings.issuer())
                    .token(client, secret)
                    .orElseThrow(
                            () -> new HubException(
                                    "the sign-on knows no client '" + client
                                            + "' with this secret; try ministry-admin, ministry-analyst, department-01, school-demo-1"));
        } catch (IOException e) {
            throw new HubException(e.getMessage() + "; is the hub up? (./hub up)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException("interrupted", e);
        }
    }

    /// Stops everything and forgets all data, keys and logs of this hub.
    public void reset() {
        try (Lock _ = lock()) {
            stopEverything();
            for (String folder : List.of("data", "keys", "spool", "logs", "run")) {
                delete(settings.home().resolve(folder));
            }
        }
        out.println("hub: all data, keys and logs in " + settings.home() + " are gone");
    }

    /// Records the start caches of all services and returns when they are there.
    public void warm() {
        new StartCaches(settings, parts).make(out, false);
    }

    /// The same in the background of a start, which nobody waits for: nothing while another process records.
    void warmGivingWay() {
        new StartCaches(settings, parts).make(out, true);
    }

    /// One line for each part.
    public List<PartStatus> status() {
        Readiness readiness = new Readiness();
        List<PartName> names = new ArrayList<>(wanted());
        for (String running : processes.running()) {
            if (names.stream().noneMatch(name -> name.text().equals(running))) {
                names.add(PartName.parse(running));
            }
        }
        return inParallel(names.stream()
                .<Callable<PartStatus>>map(name -> () -> status(name, readiness))
                .toList());
    }

    private PartStatus status(PartName name, Readiness readiness) throws InterruptedException {
        int port = parts.ports(name).getFirst();
        var process = processes.alive(name.text());
        if (process.isEmpty()) {
            return new PartStatus(name.text(), "down", 0, port);
        }
        boolean ready = readiness.isReady(parts.ready(name));
        return new PartStatus(
                name.text(), ready ? "ready" : "starting", process.get().pid(), port);
    }

    private void startAll(List<PartName> names) {
        List<PartName> missing = names.stream()
                .filter(name -> processes.alive(name.text()).isEmpty())
                .toList();
        if (missing.isEmpty() && !names.isEmpty()) {
            out.println("hub: runs already");
        }
        complain(missing);
        Startup startup = new Startup(settings, parts, processes, out);
        startup.run(missing);
        if (!startup.failed().isEmpty()) {
            throw new HubException("not started: " + String.join(", ", startup.failed()));
        }
    }

    private void stopAll(List<String> names) {
        inParallel(names.stream()
                .<Callable<String>>map(name -> () -> {
                    boolean ran = processes.alive(name).isPresent();
                    boolean forced = processes.stop(name, PATIENCE);
                    String how = forced ? " ended by force" : " stopped";
                    out.println("  " + name + (ran ? how : " was not running"));
                    return name;
                })
                .toList());
    }

    private void dropOldBuilds() {
        LocalBuild.of(settings.root()).ifPresent(LocalBuild::dropOld);
        for (Service service : Service.values()) {
            ServiceJar.of(settings.root(), service).ifPresent(ServiceJar::dropOld);
        }
    }

    private List<PartName> wanted() {
        List<PartName> names = new ArrayList<>();
        parts.ownServers().forEach(server -> names.add(new PartName.Server(server)));
        for (Service service : Service.values()) {
            names.add(new PartName.Instance(service, 1));
        }
        return names;
    }

    private List<PartName> missing() {
        return wanted().stream()
                .filter(name -> processes.alive(name.text()).isEmpty())
                .toList();
    }

    private void complain(List<PartName> missing) {
        List<Preflight.Listener> listeners = missing.stream()
                .flatMap(name -> parts.ports(name).stream().map(port -> new Preflight.Listener(name.text(), port)))
                .toList();
        List<String> complaints = preflight.complaints(listeners, PROCESSES);
        if (!complaints.isEmpty()) {
            throw new HubException(String.join("\nhub: ", complaints));
        }
    }

    private static String known(String name) {
        return PartName.parse(name).text();
    }

    private Lock lock() {
        try {
            Files.createDirectories(settings.home());
            FileChannel channel = FileChannel.open(
                    settings.home().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new HubException(
                        "another ./hub command is starting, stopping or changing this hub; wait for it to end");
            }
            return new Lock(channel, lock);
        } catch (IOException e) {
            throw new HubException("cannot write to " + settings.home() + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            // Held by another thread of this JVM: tests drive a hub from several.
            return null;
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new HubException("cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }

    static <T> List<T> inParallel(List<Callable<T>> tasks) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException("interrupted", e);
        }
    }

    /// @param pid 0 when it does not run
    public record PartStatus(String name, String state, long pid, int port) {}

    private record Lock(FileChannel channel, FileLock lock) implements AutoCloseable {

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
