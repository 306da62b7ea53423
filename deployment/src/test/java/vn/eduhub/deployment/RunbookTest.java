package vn.eduhub.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The runbook names what is there: files, services of compose, workloads, objects of the cluster, commands of the
/// launcher.
class RunbookTest {

    private static final String RUNBOOK = Checkout.text("docs/runbook.md");

    @Test
    void filesThatAreNamedAreThere() {
        Set<String> named = all("(?<![\\w./-])((?:deploy|k8s|docs|bench)/[\\w./-]*[\\w])");
        named.addAll(all("\\]\\((?!http)([\\w./-]+)[)#]").stream()
                .map(path -> "docs/" + path)
                .collect(Collectors.toSet()));
        assertThat(named)
                .contains("deploy/new-env", "k8s/overlays/production")
                .allMatch(path -> Files.exists(Checkout.ROOT.resolve(path)));
    }

    @Test
    void servicesOfComposeAreItsOwn() {
        Set<String> services =
                Checkout.at(Checkout.document("docker-compose.yml"), "services").keySet();
        assertThat(all("docker compose (?:exec|stop|rm -f|run --rm|logs --tail 100)(?: -T)? ([a-z][a-z0-9-]+)"))
                .contains("store", "sign-on", "learner-registry")
                .isSubsetOf(services);
        assertThat(all("docker compose cp (?:[\\w./]+ )?([a-z-]+):/"))
                .contains("institution-registry")
                .isSubsetOf(services);
        Set<String> volumes =
                Checkout.at(Checkout.document("docker-compose.yml"), "volumes").keySet();
        assertThat(all("eduhub_([a-z0-9-]+)")).isNotEmpty().isSubsetOf(volumes);
    }

    @Test
    void workloadsOfTheClusterAreItsOwn() {
        Set<String> workloads = new TreeSet<>();
        for (String file : Checkout.files("k8s/base", ".yaml")) {
            for (Map<String, Object> document : Checkout.documents(file)) {
                workloads.add(Checkout.word(document, "kind").toLowerCase(Locale.ROOT) + "/"
                        + Checkout.at(document, "metadata").get("name"));
            }
        }
        assertThat(all("((?:deployment|statefulset)/[a-z][a-z-]+)"))
                .isNotEmpty()
                .isSubsetOf(workloads);
    }

    /// The secrets that somebody has to make are the ones that the cluster asks for.
    @Test
    void everySecretOfTheClusterIsMade() {
        Set<String> asked = new TreeSet<>();
        for (String file : Checkout.files("k8s/base", ".yaml")) {
            Pattern.compile(
                            "(?:secretName: |secretKeyRef: \\{name: |passwordSecretRef: \\{name: |Secret: \\{name: |user: \\{secret: |secret: \\{name: )([a-z-]+)")
                    .matcher(Checkout.text(file))
                    .results()
                    .forEach(match -> asked.add(match.group(1)));
        }
        // The operators of log and store make these.
        asked.remove("log-cluster-ca-cert");
        asked.removeIf(name -> name.startsWith("store-admin-"));
        Set<String> made = all("create secret generic ([a-z-]+[a-z])(?= )");
        Pattern.compile("for s in ([a-z -]+ backup); do")
                .matcher(RUNBOOK)
                .results()
                .forEach(match ->
                        Set.of(match.group(1).split(" ", -1)).forEach(name -> made.add("store-password-" + name)));
        assertThat(asked).isNotEmpty().isSubsetOf(made);
    }

    @Test
    void commandsOfTheLauncherExist() {
        String usage = Checkout.text("local/src/main/java/vn/eduhub/local/hub/HubCommand.java");
        assertThat(all("\\./hub ([a-z]+)")).isNotEmpty().allMatch(command -> usage.contains("  " + command + " "));
    }

    private static Set<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(RUNBOOK)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
