package vn.eduhub.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The realm of one machine stays there: its people, its trial clients and its secrets are in nothing that is deployed.
class SecretsTest {

    private static final JsonNode LOCAL = realm("local/src/main/resources/realm/eduhub-realm.json");
    private static final JsonNode DEPLOYED = realm("deploy/sign-on/eduhub-realm.json");

    @Test
    void nothingOfTheTrialRealmIsInWhatIsDeployed() {
        Set<String> words = new TreeSet<>(Set.of("local-only", "short-lived", "population-eid", "school-demo"));
        LOCAL.path("users").forEach(user -> {
            if (!user.has("serviceAccountClientId")) {
                words.add(user.path("username").asString());
            }
        });
        Set<String> clients = names(LOCAL.path("clients"));
        clients.removeAll(names(DEPLOYED.path("clients")));
        assertThat(clients).contains("school-demo-1", "no-unit");
        words.addAll(clients);
        List<String> files = new ArrayList<>(List.of("docker-compose.yml", ".env.example", "Dockerfile"));
        files.addAll(Checkout.files("deploy", ""));
        files.addAll(Checkout.files("k8s/base", ".yaml"));
        files.addAll(Checkout.files("k8s/components", ".yaml"));
        files.addAll(Checkout.files("k8s/overlays/production", ".yaml"));
        files.removeIf(file -> Checkout.ROOT.resolve(file).toFile().isDirectory());
        assertThat(words).hasSizeGreaterThan(20);
        for (String file : files) {
            assertThat(Checkout.text(file)).as(file).doesNotContain(words);
        }
    }

    @Test
    void theDeployedRealmHasNoPeopleAndNoSecretButFromTheEnvironment() {
        assertThat(DEPLOYED.path("users")).allSatisfy(user -> {
            assertThat(user.has("serviceAccountClientId")).isTrue();
            assertThat(user.has("credentials")).isFalse();
        });
        assertThat(DEPLOYED.path("clients"))
                .isNotEmpty()
                .allSatisfy(client -> assertThat(client.path("secret").asString("${HUB_SECRET_NONE}"))
                        .as(client.path("clientId").asString())
                        .matches("\\$\\{HUB_SECRET_[A-Z_]+}"));
    }

    /// Everything secret of the cluster is named, and made by somebody else.
    @Test
    void onlyTheOverlayOfOneMachineMakesSecrets() {
        for (String file : Checkout.files("k8s", ".yaml")) {
            for (Map<String, Object> document : Checkout.documents(file)) {
                assertThat(document.get("kind")).as(file).isNotEqualTo("Secret");
                assertThat(document.containsKey("secretGenerator"))
                        .as(file)
                        .isEqualTo(file.equals("k8s/overlays/local/kustomization.yaml"));
            }
        }
    }

    private static Set<String> names(JsonNode clients) {
        Set<String> names = new TreeSet<>();
        clients.forEach(client -> names.add(client.path("clientId").asString()));
        return names;
    }

    private static JsonNode realm(String path) {
        return new JsonMapper().readTree(Checkout.text(path));
    }
}
