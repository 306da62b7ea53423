package vn.eduhub.local.hub;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.eduhub.local.broker.BrokerMain;
import vn.eduhub.local.signon.Keycloak;
import vn.eduhub.local.signon.TokenClient;

/// How each process of this hub is started.
final class Parts {

    private static final List<String> SMALL_JVM = List.of(
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            // Libraries that JDK 25 warns of at every start: Kafka, Protobuf, lz4, RocksDB.
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final HubSettings settings;

    Parts(HubSettings settings) {
        this.settings = settings;
    }

    Part part(PartName name) {
        return switch (name) {
            case PartName.Server(String text) -> server(text);
            case PartName.Instance(Service service, int instance) -> service(service, instance);
        };
    }

    /// The servers this hub runs itself: those no variable of the environment points elsewhere.
    List<String> ownServers() {
        List<String> names = new ArrayList<>();
        if (settings.realStore().isEmpty()) {
            names.add(Part.STORE);
        }
        if (settings.realBroker().isEmpty()) {
            names.add(Part.BROKER);
        }
        if (settings.realSignOn().isEmpty()) {
            names.add(Part.KEYCLOAK);
        }
        return names;
    }

    /// The ports a part listens on; known before anything is built.
    List<Integer> ports(PartName name) {
        Ports ports = settings.ports();
        return switch (name) {
            case PartName.Instance(Service service, int instance) -> List.of(ports.of(service, instance));
            case PartName.Server(String text) when text.equals(Part.STORE) -> List.of(ports.store());
            case PartName.Server(String text)
            when text.equals(Part.BROKER) -> List.of(ports.broker(), ports.brokerController(), ports.brokerOwn());
            case PartName.Server _ -> List.of(ports.keycloak(), ports.keycloakManagement());
        };
    }

    Ready ready(PartName name) {
        int port = ports(name).getFirst();
        return switch (name) {
            case PartName.Instance _ ->
                new Ready.WhenAnswering(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"));
            case PartName.Server(String text)
            when text.equals(Part.KEYCLOAK) ->
                new Ready.WhenAnswering(URI.create("http://127.0.0.1:" + port + "/realms/eduhub"));
            case PartName.Server(String text) when text.equals(Part.BROKER) -> new Ready.WhenSaid(port, brokerReady());
            case PartName.Server _ -> new Ready.WhenListening(port);
        };
    }

    private Part server(String name) {
        List<Integer> ports = ports(new PartName.Server(name));
        List<String> command = switch (name) {
            case Part.STORE ->
                local(
                        name,
                        "256m",
                        "vn.eduhub.local.store.StoreMain",
                        settings.data(name).toString(),
                        ports.getFirst().toString());
            case Part.BROKER ->
                local(
                        name,
                        "384m",
                        BrokerMain.class.getName(),
                        settings.data(name).toString(),
                        ports.get(0).toString(),
                        ports.get(1).toString(),
                        ports.get(2).toString(),
                        settings.issuer(),
                        brokerReady().toString());
            default -> keycloak(ports);
        };
        Map<String, String> environment = switch (name) {
            // Each thread that allocates would otherwise get an arena of its own, which is never given back.
            case Part.STORE -> Map.of("MALLOC_ARENA_MAX", "2");
            case Part.KEYCLOAK -> keycloakEnvironment(ports.getFirst());
            default -> Map.of();
        };
        return new Part(name, command, environment);
    }

    private Path brokerReady() {
        return settings.run().resolve("broker.ready");
    }

    private List<String> local(String name, String heap, String mainClass, String... arguments) {
        List<String> command = java(name, settings.heap(name, heap));
        command.add("-Dlogback.configurationFile=logback-local.xml");
        command.add("-cp");
        command.add(Jvm.classPath(settings.root()));
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return command;
    }

    private List<String> keycloak(List<Integer> ports) {
        List<String> command = new ArrayList<>(Keycloak.of(settings.root())
                .command(settings.data(Part.KEYCLOAK), ports.getFirst(), ports.getLast(), List.of()));
        List<String> start = java(Part.KEYCLOAK, settings.heap(Part.KEYCLOAK, "384m"));
        // A third less CPU time until it is ready (28 s and 19 s, measured); callers keep their tokens, so it is not
        // asked often.
        start.add("-XX:TieredStopAtLevel=1");
        // Keycloak names its own java; ours stands first with our mark right behind it.
        start.addAll(command.subList(1, command.size()));
        return start;
    }

    /// What the caller says of the mail server and of the outside identity provider reaches Keycloak as it is.
    private Map<String, String> keycloakEnvironment(int port) {
        Map<String, String> environment = new LinkedHashMap<>(Keycloak.environment(port));
        environment.keySet().removeAll(settings.environment().keySet());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", "local-only-admin");
        return environment;
    }

    private Part service(Service service, int instance) {
        PartName.Instance name = new PartName.Instance(service, instance);
        int port = settings.ports().of(service, instance);
        ServiceJar jar = ServiceJar.of(settings.root(), service)
                .orElseThrow(() -> new HubException(
                        service.label() + " is not built: no -exec.jar in " + service.label() + "/target"));
        jar.layOut();
        List<String> command = java(name.text(), settings.serviceHeap(service));
        command.addAll(settings.jvmOptions());
        command.addAll(jar.arguments());
        return new Part(name.text(), command, environment(name, port));
    }

    /// The command of the run that records a start cache. Its options must be those of a real start.
    List<String> training(Service service, ServiceJar jar) {
        List<String> command = java(service.label() + "-training", settings.serviceHeap(service));
        command.addAll(settings.jvmOptions());
        command.add("-XX:AOTCacheOutput=" + jar.cacheDraft());
        command.add("-Dspring.context.exit=onRefresh");
        command.add("-jar");
        command.add(jar.laidOutJar().toString());
        return command;
    }

    Map<String, String> environment(PartName.Instance name, int port) {
        Service service = name.service();
        Map<String, String> environment = new LinkedHashMap<>();
        // What the caller says to services stands, but for what follows.
        settings.environment().forEach((variable, value) -> {
            if (variable.startsWith("HUB_")) {
                environment.put(variable, value);
            }
        });
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("MONGODB_URI", settings.storeUri());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", settings.bootstrapServers());
        environment.put("KAFKA_SECURITY", settings.isLogClosed() ? "OAUTHBEARER" : "NONE");
        environment.put("OIDC_ISSUER", settings.issuer());
        environment.put("HUB_CLIENT_ID", service.label());
        if (settings.realSignOn().isEmpty()) {
            environment.put("HUB_CLIENT_SECRET", TokenClient.localSecret(service.label()));
            if (service == Service.TEACHER_REGISTRY) {
                environment.put("HUB_ACCOUNTS_CLIENT_SECRET", TokenClient.localSecret("account-keeper"));
            }
        }
        environment.put("HUB_KEYS_FOLDER", settings.home().resolve("keys").toString());
        environment.put("HUB_KEYS_GENERATE", "true");
        environment.put("HUB_SPOOL", settings.home().resolve("spool").toString());
        environment.put("HUB_DEMO_SCHOOLS", "true");
        // One folder and one name for each process, the same after a restart.
        environment.put("HUB_REPORTING_STATE", settings.data(name.text()).toString());
        environment.put("HUB_REPORTING_INSTANCE", name.text());
        for (Service other : Service.values()) {
            environment.put("HUB_ADDRESS_" + other.name(), addresses(other));
        }
        return environment;
    }

    /// All instances there may ever be: callers skip those that refuse, so that scaling needs no restart.
    private String addresses(Service service) {
        return IntStream.rangeClosed(1, Ports.INSTANCES_MAX)
                .mapToObj(instance -> "http://127.0.0.1:" + settings.ports().of(service, instance))
                .collect(Collectors.joining(","));
    }

    private List<String> java(String name, String heap) {
        List<String> command = new ArrayList<>();
        command.add(Jvm.java());
        command.add(ProcessTable.mark(settings.home(), name));
        command.add("-Xmx" + heap.toLowerCase(Locale.ROOT));
        command.add("-XX:+UseSerialGC");
        command.addAll(SMALL_JVM);
        return command;
    }
}
