package vn.eduhub.local.hub;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.eduhub.contracts.log.LogSignOn;
import vn.eduhub.local.signon.TokenClient;

/// What the environment says about this hub.
///
/// @param root the checkout
/// @param home where this hub keeps its state, `HUB_HOME`
/// @param ports moved by `HUB_PORT_BASE`
/// @param environment the variables themselves, for heaps and real servers
public record HubSettings(Path root, Path home, Ports ports, Map<String, String> environment) {

    private static final Duration START_PATIENCE = Duration.ofMinutes(10);

    public static HubSettings from(Path root, Map<String, String> environment) {
        Path home = root.resolve(environment.getOrDefault("HUB_HOME", ".hub"))
                .toAbsolutePath()
                .normalize();
        return new HubSettings(root.toAbsolutePath().normalize(), home, ports(environment), Map.copyOf(environment));
    }

    /// The address of a real store, when one is to be used instead of ours.
    Optional<String> realStore() {
        return value("MONGODB_URI");
    }

    Optional<String> realBroker() {
        return value("KAFKA_BOOTSTRAP_SERVERS");
    }

    Optional<String> realSignOn() {
        return value("OIDC_ISSUER");
    }

    String storeUri() {
        return realStore().orElse("mongodb://127.0.0.1:" + ports.store() + "/?retryWrites=false");
    }

    String bootstrapServers() {
        return realBroker().orElse("127.0.0.1:" + ports.broker());
    }

    /// Whether the log takes clients with a token only: ours does, a real one unless `KAFKA_SECURITY` says `NONE`.
    boolean isLogClosed() {
        return realBroker().isEmpty()
                || !value("KAFKA_SECURITY").orElse("OAUTHBEARER").equals("NONE");
    }

    /// What a Kafka client needs to be this client of the realm.
    public Map<String, String> logSettings(String client) {
        if (!isLogClosed()) {
            return Map.of("bootstrap.servers", bootstrapServers());
        }
        return new LogSignOn(tokenAddress(), client, secret(client)).settings(bootstrapServers());
    }

    String tokenAddress() {
        return issuer() + "/protocol/openid-connect/token";
    }

    /// The secret of a client: of a real sign-on the one we are told, else that of the local realm.
    String secret(String client) {
        return value("HUB_CLIENT_SECRET").orElse(TokenClient.localSecret(client));
    }

    /// What stands in every token's `iss`.
    public String issuer() {
        return realSignOn().orElse("http://127.0.0.1:" + ports.keycloak() + "/realms/eduhub");
    }

    /// Where callers knock.
    public String gateway() {
        return "http://127.0.0.1:" + ports.of(Service.GATEWAY, 1);
    }

    /// Greatest heap of a process: `HUB_HEAP_<NAME>`, else `HUB_HEAP` for services, else the default.
    String heap(String name, String standard) {
        return value("HUB_HEAP_" + name.toUpperCase(Locale.ROOT).replace('-', '_'))
                .orElse(standard);
    }

    String serviceHeap(Service service) {
        return heap(service.label(), value("HUB_HEAP").orElse("512m"));
    }

    List<String> jvmOptions() {
        return value("HUB_JVM_OPTIONS")
                .map(options -> List.of(options.trim().split("\\s+")))
                .orElse(List.of());
    }

    /// Whether start caches are made and used; off by `HUB_AOT=off`.
    boolean startCaches() {
        return !value("HUB_AOT").orElse("on").equals("off");
    }

    Duration startPatience() {
        return value("HUB_START_SECONDS")
                .map(text -> Duration.ofSeconds(number("HUB_START_SECONDS", text)))
                .orElse(START_PATIENCE);
    }

    Path logs() {
        return home.resolve("logs");
    }

    Path run() {
        return home.resolve("run");
    }

    Path data(String part) {
        return home.resolve("data").resolve(part);
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::trim).filter(text -> !text.isEmpty());
    }

    private static Ports ports(Map<String, String> environment) {
        return new Ports(number("HUB_PORT_BASE", environment.getOrDefault("HUB_PORT_BASE", "0")));
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new HubException(name + " must be a whole number, not '" + text + "'", e);
        }
    }
}
