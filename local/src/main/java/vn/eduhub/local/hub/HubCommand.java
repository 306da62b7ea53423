package vn.eduhub.local.hub;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import vn.eduhub.contracts.log.LogRight;
import vn.eduhub.contracts.log.LogRights;
import vn.eduhub.contracts.log.LogSignOn;
import vn.eduhub.local.demo.DemoCommand;
import vn.eduhub.local.demo.DemoHub;
import vn.eduhub.local.hub.verify.AuditCheck;
import vn.eduhub.local.hub.verify.FigureCheck;
import vn.eduhub.local.hub.verify.LogCheck;
import vn.eduhub.local.hub.verify.VerifyException;
import vn.eduhub.local.keys.KeysCommand;
import vn.eduhub.local.keys.KeysException;
import vn.eduhub.local.keys.RunningServices;

/// The command line of `./hub`.
public final class HubCommand {

    private static final int LOG_LINES = 100;

    /// The client that may read the whole log.
    private static final String OPERATOR = "operator";

    static final String USAGE = """
            usage: ./hub COMMAND
              up                      build what is not built, start everything, show addresses
              down                    stop everything
              status                  what runs, where
              logs NAME [-f]          end of a part's log; -f: and what follows
              start|stop|restart NAME one part: store, broker, keycloak or a service
              scale NAME N            run N instances (1 to 3) of a service
              signal NAME SIGNAL      send KILL, STOP or CONT to a part
              token CLIENT            an access token, five minutes good
              keys [rotate|reseal|…]  the keys that data of people are sealed under (docs/keys.md)
              kafka-client CLIENT     settings with which Kafka's own tools are this client
              identity estimate [FILE]  learn from the people stored how they are to be compared
              demo [options]          a synthetic province through the whole hub
              verify log|figures|audit  the log against the stores; the figures against the registries; the audit trail
              openapi [release]       write docs/openapi out of the code
              bench                   measurements, to bench/results
              test [faults]           every test; or the fault tests alone
              warm                    record start caches now instead of after the first start
              reset [--yes]           stop and forget all data
              jdk                     the JDK that is used""";

    private final Hub hub;
    private final PrintStream out;

    HubCommand(Hub hub, PrintStream out) {
        this.hub = hub;
        this.out = out;
    }

    static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path root = Path.of(System.getProperty("hub.root", "."));
        Path log = root.resolve(".hub/logs/launcher.log");
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> report(fault, log));
        System.exit(runAndReport(args, root, out));
    }

    private void warm(List<String> rest) {
        if (rest.equals(List.of(StartCaches.GIVE_WAY))) {
            hub.warmGivingWay();
        } else {
            hub.warm();
        }
    }

    private static int runAndReport(String[] args, Path root, PrintStream out) {
        try {
            Hub hub = new Hub(HubSettings.from(root, System.getenv()), out);
            return new HubCommand(hub, out).run(args);
        } catch (HubException e) {
            System.err.println("hub: " + e.getMessage());
            return 1;
        }
    }

    int run(String... args) {
        List<String> words = args.length == 0 ? List.of("help") : Arrays.asList(args);
        List<String> rest = words.subList(1, words.size());
        switch (words.getFirst()) {
            case "up" -> up(rest);
            case "down" -> down(rest);
            case "status" -> status();
            case "logs" -> logs(rest);
            case "start" -> hub.start(only(rest, "start NAME"));
            case "stop" -> hub.stop(only(rest, "stop NAME"));
            case "restart" -> hub.restart(only(rest, "restart NAME"));
            case "scale" -> scale(rest);
            case "signal" -> signal(rest);
            case "token" -> out.println(hub.token(only(rest, "token CLIENT")));
            case "kafka-client" -> kafkaClient(only(rest, "kafka-client CLIENT"));
            case "warm" -> warm(rest);
            case "keys" -> keys(rest);
            case "reset" -> reset(rest);
            case "identity" -> identity(rest);
            case "verify" -> {
                return verify(only(rest, "verify log|figures|audit"));
            }
            case "demo" -> {
                return DemoCommand.run(demoHub(), rest.toArray(String[]::new));
            }
            case "help", "-h", "--help" -> out.println(USAGE);
            default -> throw new HubException("unknown command '" + words.getFirst() + "'\n" + USAGE);
        }
        return 0;
    }

    private void up(List<String> rest) {
        none(rest, "up");
        out.println("hub: starting; state in " + hub.settings().home());
        hub.up();
        welcome();
    }

    /// What a person needs to know of a hub that runs.
    void welcome() {
        table();
        out.printf(
                "%nToken of a client (also ministry-analyst, department-01 … department-96, school-demo-1, steward, auditor):%n");
        out.printf("  ./hub token ministry-admin%n");
        out.printf("All calls with their fields: %s/docs%n", hub.settings().gateway());
        out.printf("Try (vi: thử):%n");
        out.printf(
                "  curl -s -H \"Authorization: Bearer $(./hub token ministry-admin)\" '%s/v1/institutions?limit=3'%n",
                hub.settings().gateway());
    }

    private void down(List<String> rest) {
        none(rest, "down");
        hub.down();
    }

    private void status() {
        table();
    }

    private void table() {
        out.printf("%n%-24s %-9s %8s  %s%n", "part", "state", "pid", "address");
        for (Hub.PartStatus part : hub.status()) {
            String pid = part.pid() == 0 ? "-" : Long.toString(part.pid());
            out.printf("%-24s %-9s %8s  %s%n", part.name(), part.state(), pid, address(part));
        }
        HubSettings settings = hub.settings();
        settings.realStore().ifPresent(_ -> out.println("store                    real, MONGODB_URI"));
        settings.realBroker().ifPresent(address -> out.println("broker                   real, " + address));
        settings.realSignOn().ifPresent(issuer -> out.println("keycloak                 real, " + issuer));
    }

    private String address(Hub.PartStatus part) {
        return switch (part.name()) {
            case Part.STORE -> "mongodb://127.0.0.1:" + part.port();
            case Part.BROKER -> "127.0.0.1:" + part.port();
            case Part.KEYCLOAK -> hub.settings().issuer();
            default -> "http://127.0.0.1:" + part.port();
        };
    }

    private void logs(List<String> rest) {
        boolean follow = rest.contains("-f");
        List<String> names = rest.stream().filter(word -> !word.equals("-f")).toList();
        Path log = hub.log(only(names, "logs NAME [-f]"));
        if (!Files.exists(log)) {
            throw new HubException("no log yet at " + log);
        }
        try {
            if (!follow) {
                LogTail.last(log, LOG_LINES).forEach(out::println);
                return;
            }
            new ProcessBuilder("tail", "-n", Integer.toString(LOG_LINES), "-f", log.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new HubException("cannot read " + log + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A file of settings, with what else has to be known as comments.
    private void kafkaClient(String client) {
        HubSettings settings = hub.settings();
        if (settings.isLogClosed()) {
            LogRights rights = LogRights.find(client)
                    .orElseThrow(() -> new HubException("client '" + client + "' has no rights on the log; clients are "
                            + LogRights.ALL.stream().map(LogRights::client).collect(Collectors.joining(", "))));
            out.println("# " + client + " on the log. Tools in Java: export KAFKA_OPTS=-D" + LogSignOn.ALLOWED + "="
                    + settings.tokenAddress());
            for (LogRight right : rights.rights()) {
                out.println("# may " + right);
            }
        }
        settings.logSettings(client).forEach((name, value) -> out.println(name + "=" + value));
    }

    private void scale(List<String> rest) {
        if (rest.size() != 2 || !rest.get(1).matches("[0-9]{1,3}")) {
            throw new HubException("usage: ./hub scale NAME N");
        }
        hub.scale(rest.get(0), Integer.parseInt(rest.get(1)));
    }

    private void signal(List<String> rest) {
        if (rest.size() != 2 || !List.of("KILL", "STOP", "CONT", "TERM").contains(rest.get(1))) {
            throw new HubException("usage: ./hub signal NAME KILL|STOP|CONT|TERM");
        }
        hub.signal(rest.get(0), rest.get(1));
    }

    /// A job of identity-service, in a process of its own: it reads all people.
    private void identity(List<String> rest) {
        if (rest.isEmpty() || rest.size() > 2 || !rest.getFirst().equals("estimate")) {
            throw new HubException("usage: ./hub identity estimate [FILE]");
        }
        HubSettings settings = hub.settings();
        Path file = rest.size() == 2 ? Path.of(rest.get(1)) : settings.home().resolve("estimated.rules");
        ServiceJar jar = ServiceJar.of(settings.root(), Service.IDENTITY_SERVICE)
                .orElseThrow(() -> new HubException("identity-service is not built: call ./hub up first"));
        jar.layOut();
        List<String> command = List.of(
                Jvm.java(),
                "-Xmx1g",
                "-cp",
                jar.laidOutJar().toString(),
                "vn.eduhub.identity.estimation.EstimateMain",
                settings.storeUri(),
                file.toAbsolutePath().toString());
        Path log = settings.logs().resolve("estimate.log");
        try {
            Files.createDirectories(log.getParent());
            Process job = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (job.waitFor() != 0) {
                throw new HubException("nothing was learnt; is the hub up? Details are in " + log);
            }
            out.println("written to " + file + "; what differs from persons.rules is what was learnt");
        } catch (IOException e) {
            throw new HubException("cannot start the job: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reset(List<String> rest) {
        if (!rest.equals(List.of("--yes"))) {
            none(rest, "reset [--yes]");
            out.print("Stop the hub and forget all data in " + hub.settings().home() + "? [y/N] ");
            out.flush();
            Scanner answer = new Scanner(System.in, StandardCharsets.UTF_8);
            if (!answer.hasNextLine() || !answer.nextLine().trim().matches("(?i)y|yes")) {
                out.println("hub: nothing was touched");
                return;
            }
        }
        hub.reset();
    }

    private void keys(List<String> rest) {
        RunningServices services = new RunningServices() {

            @Override
            public Map<String, URI> addresses() {
                return hub.addresses();
            }

            @Override
            public String operatorToken() {
                return hub.token("operator");
            }
        };
        KeysCommand command = new KeysCommand(hub.settings().home().resolve("keys"), services, out);
        try {
            if (KeysCommand.changesNoKey(rest)) {
                command.run(rest);
            } else {
                hub.alone(() -> command.run(rest));
            }
        } catch (KeysException e) {
            throw new HubException(String.valueOf(e.getMessage()), e);
        }
    }

    private DemoHub demoHub() {
        HubSettings settings = hub.settings();
        return new DemoHub(settings.gateway(), hub::token, settings.data("demo"), () -> verify("figures") == 0);
    }

    private int verify(String what) {
        HubSettings settings = hub.settings();
        try (MongoClient store = storeOf(settings)) {
            boolean agrees = switch (what) {
                case "log" -> new LogCheck(store, settings.logSettings(OPERATOR), out).agrees();
                case "figures" ->
                    new FigureCheck(store, settings.gateway(), () -> hub.token("ministry-admin"), out).agrees();
                case "audit" ->
                    new AuditCheck(
                                    store,
                                    settings.logSettings(OPERATOR),
                                    settings.home().resolve("keys", "audit.pub"),
                                    out)
                            .agrees();
                default -> throw new HubException("verify log, verify figures or verify audit, not '" + what + "'");
            };
            return agrees ? 0 : 1;
        } catch (VerifyException e) {
            throw new HubException(e.line(), e);
        } catch (MongoException e) {
            throw new HubException("the store does not answer; is the hub up? (./hub up)", e);
        } catch (KafkaException e) {
            throw new HubException(
                    "the broker does not answer, or knows no client '" + OPERATOR + "' ("
                            + rootOf(e).getClass().getSimpleName() + "); is the hub up? (./hub up)",
                    e);
        }
    }

    private static Throwable rootOf(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /// A person waits: a store that is down is said after five seconds, not thirty.
    private static MongoClient storeOf(HubSettings settings) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(settings.storeUri()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .build());
    }

    private static String only(List<String> rest, String usage) {
        if (rest.size() != 1) {
            throw new HubException("usage: ./hub " + usage);
        }
        return rest.getFirst();
    }

    private static void none(List<String> rest, String usage) {
        if (!rest.isEmpty()) {
            throw new HubException("'" + rest.getFirst() + "' is not understood; usage: ./hub " + usage);
        }
    }

    /// A fault of ours: one line on the screen, the whole of it in a file.
    private static void report(Throwable fault, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            try (PrintStream file = new PrintStream(log.toFile(), StandardCharsets.UTF_8)) {
                fault.printStackTrace(file);
            }
            System.err.println("hub: " + fault + " (details in " + log + ")");
        } catch (IOException e) {
            System.err.println("hub: " + fault + " (and its details cannot be written: " + e.getMessage() + ")");
        }
        Runtime.getRuntime().halt(1);
    }
}
