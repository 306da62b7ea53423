package vn.eduhub.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What services are told is what they listen to, and the other way round.
class SettingsTest {

    private static final Pattern OPEN = Pattern.compile("\\$\\{([A-Z][A-Z_]+)[:}]");
    private static final Pattern PROPERTIES = Pattern.compile("@ConfigurationProperties\\(\"([a-z.-]+)\"\\)");

    /// Of Spring Boot and of the JVM; no service of ours names them.
    private static final Set<String> OF_OTHERS =
            Set.of("MANAGEMENT_SERVER_PORT", "MANAGEMENT_METRICS_SYSTEM_DISKSPACE_PATHS", "JDK_JAVA_OPTIONS");

    /// What nobody is told where the hub is deployed: the default is right, or it is for one machine only.
    private static final Set<String> LEFT_ALONE =
            Set.of("SERVER_PORT", "KAFKA_SECURITY", "HUB_CLIENT_ID", "HUB_SWEEPER_AGE", "HUB_DEMO_SCHOOLS", "HOSTNAME");

    /// Of one service each.
    private static final Map<String, String> OWN = Map.of(
            "HUB_SPOOL", "exchange-service",
            "HUB_ACCOUNTS_CLIENT_SECRET", "teacher-registry",
            "HUB_REPORTING_STATE", "reporting-service",
            "HUB_REPORTING_INSTANCE", "reporting-service");

    private static final Set<String> WITHOUT_STORE = Set.of("gateway", "reporting-service");

    @Test
    void everyVariableOfComposeIsASetting() {
        Map<String, Object> services = Checkout.at(Checkout.document("docker-compose.yml"), "services");
        Checkout.SERVICES.forEach(
                name -> check(name, Checkout.at(services, name + "/environment").keySet()));
    }

    @Test
    void everyVariableOfTheClusterIsASetting() {
        Checkout.SERVICES.forEach(name -> check(name, cluster(name).keySet()));
    }

    /// The same hub in both: whoever adds a setting to one adds it to the other.
    @Test
    void composeAndClusterTellTheSameThings() {
        Map<String, Object> services = Checkout.at(Checkout.document("docker-compose.yml"), "services");
        for (String name : Checkout.SERVICES) {
            Set<String> compose =
                    new TreeSet<>(Checkout.at(services, name + "/environment").keySet());
            Set<String> cluster = new TreeSet<>(cluster(name).keySet());
            // On one server the log is a network of containers; keys are made where there are none.
            compose.removeAll(Set.of("HUB_BROKER_CLIENT_SECURITY_PROTOCOL", "HUB_KEYS_GENERATE"));
            // The administration of the sign-on is within the cluster.
            cluster.removeIf(variable -> variable.startsWith("HUB_BROKER_CLIENT_SSL_TRUSTSTORE_"));
            cluster.remove("HUB_TEACHER_ACCOUNTS_ISSUER");
            assertThat(cluster).as(name).isEqualTo(compose);
        }
    }

    @Test
    void whatTheRealmLeavesOpenIsToldToKeycloak() {
        Set<String> open =
                new TreeSet<>(Checkout.at(Checkout.document("k8s/base/sign-on/realm.yaml"), "spec/placeholders")
                        .keySet());
        assertThat(open).contains("HUB_PUBLIC_URL", "HUB_SECRET_ACCOUNT_KEEPER").hasSizeGreaterThan(10);
        assertThat(openIn("deploy/sign-on/eduhub-realm.json")).isEqualTo(open);
        assertThat(Checkout.at(Checkout.document("docker-compose.yml"), "services/sign-on/environment")
                        .keySet())
                .containsAll(open);
        for (String name : open) {
            assertThat(Checkout.text("k8s/overlays/local/kustomization.yaml")).contains("      - " + name + "=");
            if (!name.startsWith("HUB_SECRET_")) {
                assertThat(Checkout.text("docs/runbook.md")).contains("--from-literal=" + name + "=");
            }
        }
    }

    @Test
    void nobodyIsGivenInventedSchoolsOrKeysThatMakeThemselves() {
        Checkout.files("k8s", ".yaml")
                .forEach(file -> assertThat(Checkout.text(file))
                        .as(file)
                        .doesNotContain("HUB_DEMO_SCHOOLS", "HUB_KEYS_GENERATE", "KAFKA_SECURITY"));
        assertThat(Checkout.text("docker-compose.yml")).doesNotContain("HUB_DEMO_SCHOOLS", "KAFKA_SECURITY");
    }

    private static void check(String service, Set<String> told) {
        Set<String> open = new TreeSet<>();
        Checkout.files("platform/src/main/resources", ".properties").forEach(file -> open.addAll(openIn(file)));
        open.addAll(openIn(service + "/src/main/resources/application.yml"));
        assertThat(told)
                .as("told to %s and listened to", service)
                .allMatch(variable -> open.contains(variable) || OF_OTHERS.contains(variable) || isProperty(variable));
        open.removeAll(LEFT_ALONE);
        OWN.forEach((variable, owner) -> {
            if (owner.equals(service)) {
                open.add(variable);
            }
        });
        if (WITHOUT_STORE.contains(service)) {
            open.remove("MONGODB_URI");
        }
        assertThat(told).as("told to %s", service).containsAll(open);
    }

    private static Set<String> openIn(String file) {
        Set<String> open = new HashSet<>();
        OPEN.matcher(Checkout.text(file))
                .results()
                .map((MatchResult match) -> match.group(1))
                .forEach(open::add);
        return open;
    }

    /// Whether a variable is one of the properties that code of ours names, as Spring binds it.
    private static boolean isProperty(String variable) {
        String wanted = variable.toLowerCase(Locale.ROOT).replace("_", ".");
        return sources().entrySet().stream().anyMatch(source -> {
            String prefix = source.getKey().replace("-", "") + ".";
            if (!wanted.startsWith(prefix)) {
                return false;
            }
            String rest = wanted.substring(prefix.length());
            String name = rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
            // A name with more behind it is a map.
            String type = rest.contains(".") ? "Map<String, [A-Za-z<>]+> " : "[\\w<>]+ ";
            return Pattern.compile("(?i)" + type + name + "\\b")
                    .matcher(source.getValue())
                    .find();
        });
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        for (String module : List.of(
                "platform",
                "gateway",
                "institution-registry",
                "teacher-registry",
                "exchange-service",
                "reporting-service")) {
            for (String file : Checkout.files(module + "/src/main/java", "Properties.java")) {
                PROPERTIES
                        .matcher(Checkout.text(file))
                        .results()
                        .forEach(match -> sources.put(match.group(1), Checkout.text(file)));
            }
        }
        return sources;
    }

    private static Map<String, Object> cluster(String service) {
        Map<String, Object> told = new TreeMap<>(Checkout.at(Checkout.document("k8s/base/settings.yaml"), "data"));
        Map<String, Object> workload =
                Checkout.documents("k8s/base/services/" + service + ".yaml").getFirst();
        Map<String, Object> container = Checkout.maps(
                        Checkout.at(workload, "spec/template/spec").get("containers"))
                .getFirst();
        Checkout.maps(container.get("env")).forEach(variable -> told.put(Checkout.word(variable, "name"), variable));
        return told;
    }
}
