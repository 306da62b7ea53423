package vn.eduhub.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docker compose up` on one server: nothing secret in the file, everything bounded, healthy in order.
class ComposeTest {

    private static final String FILE = "docker-compose.yml";
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)(:\\?|:-|\\})");

    private final Map<String, Object> compose = Checkout.document(FILE);
    private final Map<String, Object> services = Checkout.at(compose, "services");

    /// One word that the schema of compose does not know, and the whole file is refused.
    @Test
    void onlyKnownWordsAreUsed() {
        assertThat(compose.keySet())
                .filteredOn(key -> !key.startsWith("x-"))
                .isSubsetOf("name", "services", "networks", "volumes");
        services.forEach((name, _) -> {
            Map<String, Object> service = Checkout.at(services, name);
            assertThat(service.keySet())
                    .as(name)
                    .isSubsetOf(
                            "build",
                            "cap_drop",
                            "command",
                            "depends_on",
                            "entrypoint",
                            "environment",
                            "healthcheck",
                            "image",
                            "logging",
                            "mem_limit",
                            "networks",
                            "ports",
                            "profiles",
                            "read_only",
                            "restart",
                            "security_opt",
                            "shm_size",
                            "stop_grace_period",
                            "tmpfs",
                            "volumes");
            assertThat(Checkout.at(service, "healthcheck").keySet())
                    .as(name)
                    .isSubsetOf("test", "interval", "timeout", "retries", "start_period", "start_interval");
            assertThat(Checkout.at(service, "environment").values())
                    .as("%s: compose takes text and numbers, and reads true as it likes", name)
                    .noneMatch(Boolean.class::isInstance);
        });
    }

    @Test
    void everyServiceOfTheHubRunsAsNobodyAndOnWhatIsReadOnly() {
        for (String name : Checkout.SERVICES) {
            Map<String, Object> service = Checkout.at(services, name);
            assertThat(service)
                    .as(name)
                    .containsEntry("read_only", true)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("restart", "unless-stopped");
            assertThat(Checkout.at(service, "build/args")).as(name).containsEntry("SERVICE", name);
        }
        assertThat(Checkout.text("Dockerfile").lines()).contains("USER 10001:10001");
    }

    @Test
    void everythingHasALimitOfMemoryAndOfLogsAndGainsNoPrivileges() {
        services.forEach((name, _) -> {
            Map<String, Object> service = Checkout.at(services, name);
            assertThat(service).as(name).containsKeys("mem_limit", "logging", "restart");
            assertThat(service).as(name).containsEntry("security_opt", List.of("no-new-privileges:true"));
            assertThat(Checkout.at(service, "logging/options")).as(name).containsKeys("max-size", "max-file");
        });
    }

    /// The collector's image has no program to ask it with, and the rights are a job that ends.
    @Test
    void whatStaysHasAHealthCheckAndWhatFollowsWaitsForIt() {
        services.forEach((name, _) -> {
            Map<String, Object> service = Checkout.at(services, name);
            assertThat(service.containsKey("healthcheck"))
                    .as(name)
                    .isEqualTo(!Set.of("otel-collector", "kafka-rights").contains(name));
            Map<String, Object> before = Checkout.at(service, "depends_on");
            before.forEach((other, how) -> assertThat(Checkout.map(how))
                    .as("%s after %s", name, other)
                    .isEqualTo(Map.of(
                            "condition",
                            other.equals("kafka-rights") ? "service_completed_successfully" : "service_healthy")));
            assertThat(services.keySet()).as(name).containsAll(before.keySet());
        });
    }

    @Test
    void callersComeByTheTwoDoorsOnlyAndTheEyesAreOfThisMachine() {
        Map<String, List<Object>> ports = new TreeMap<>();
        services.forEach((name, _) -> {
            List<Object> open = Checkout.list(Checkout.at(services, name).get("ports"));
            if (!open.isEmpty()) {
                ports.put(name, open);
            }
        });
        assertThat(ports)
                .isEqualTo(Map.of(
                        "gateway", List.of("${LISTEN_ADDRESS:?}:8080:8080"),
                        "sign-on", List.of("${LISTEN_ADDRESS:?}:9080:9080"),
                        "prometheus", List.of("127.0.0.1:9090:9090"),
                        "grafana", List.of("127.0.0.1:3000:3000")));
    }

    @Test
    void noSecretStandsInTheFile() {
        services.forEach((name, _) -> Checkout.at(services, name + "/environment")
                .forEach((variable, value) -> {
                    if (variable.matches(".*(PASSWORD|SECRET|MEMBER_KEY).*")) {
                        assertThat(value.toString())
                                .as("%s of %s", variable, name)
                                .matches("\\$\\{[A-Z_]+:\\?}");
                    }
                    if (variable.matches("MONGODB_URI|.*_PLAIN_SASL_JAAS_CONFIG")) {
                        assertThat(value.toString())
                                .as("%s of %s", variable, name)
                                .contains("_PASSWORD")
                                .contains(":?}");
                    }
                }));
        assertThat(Checkout.text(FILE)).doesNotContain("local-only");
    }

    @Test
    void whatIsAskedOfTheEnvironmentStandsInTheExample() {
        Set<String> asked = VARIABLE.matcher(Checkout.text(FILE))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> shown = Pattern.compile("(?m)^(?:# )?([A-Z_]+)=")
                .matcher(Checkout.text(".env.example"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        // Compose itself reads the one; the other names a release, and has a default.
        shown.remove("COMPOSE_PROFILES");
        asked.remove("HUB_VERSION");
        assertThat(shown).isEqualTo(asked);
    }

    @Test
    void aNewEnvironmentHasASecretOfItsOwnInEveryPlace() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "../deploy/new-env").start();
        String written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        List<String> open = Checkout.text(".env.example")
                .lines()
                .filter(line -> line.matches("[A-Z_]+="))
                .toList();
        assertThat(open).hasSizeGreaterThan(15);
        Set<String> secrets = new TreeSet<>();
        for (String name : open) {
            String line = written.lines()
                    .filter(one -> one.startsWith(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(line).as(name).matches("[A-Z_]+=[0-9a-f]{64}");
            secrets.add(line.substring(name.length()));
        }
        assertThat(secrets).hasSameSizeAs(open);
        assertThat(written.lines().map(line -> line.replaceFirst("=[0-9a-f]{64}$", "=")))
                .containsExactlyElementsOf(Checkout.text(".env.example").lines().toList());
    }

    @Test
    void whatIsMountedFromTheCheckoutIsThere() {
        assertThat(Pattern.compile("[\\[ \",]\\./([a-z][a-z0-9./-]*):")
                        .matcher(Checkout.text(FILE))
                        .results())
                .extracting(match -> match.group(1))
                .hasSizeGreaterThan(5)
                .allMatch(path -> Files.exists(Checkout.ROOT.resolve(path)));
        Set<String> volumes = Checkout.at(compose, "volumes").keySet();
        services.forEach((name, _) -> Checkout.list(Checkout.at(services, name).get("volumes")).stream()
                .map(Object::toString)
                .filter(volume -> !volume.startsWith("./"))
                .forEach(volume -> assertThat(volumes).as(name).contains(volume.substring(0, volume.indexOf(':')))));
    }
}
