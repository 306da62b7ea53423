package vn.eduhub.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

/// One Kafka, one Keycloak, one MongoDB: what is tested here is what runs in containers.
class VersionsTest {

    private static final String COMPOSE = "docker-compose.yml";

    @Test
    void kafkaIsTheOneOfTheClientsEverywhere() {
        String clients = AppInfoParser.getVersion();
        assertThat(Checkout.found(COMPOSE, "image: apache/kafka:(\\S+)")).isEqualTo(clients);
        assertThat(Checkout.found("k8s/base/log/kafka.yaml", "\\n {4}version: (\\S+)"))
                .isEqualTo(clients);
        assertThat(clients)
                .startsWith(Checkout.found("k8s/base/log/kafka.yaml", "metadataVersion: ([0-9.]+)-IV") + ".");
    }

    @Test
    void keycloakIsTheOneOfThePom() {
        String pom = Checkout.found("pom.xml", "<keycloak.version>([^<]+)<");
        assertThat(Checkout.found(COMPOSE, "image: quay.io/keycloak/keycloak:(\\S+)"))
                .isEqualTo(pom);
        assertThat(Checkout.found("k8s/base/sign-on/keycloak.yaml", "image: quay.io/keycloak/keycloak:(\\S+)"))
                .isEqualTo(pom);
    }

    @Test
    void storeAndDatabaseAreTheSameInComposeAndKubernetes() {
        assertThat(Checkout.found("k8s/base/store/store.yaml", "\\n {2}version: (\\S+)"))
                .isEqualTo(Checkout.found(COMPOSE, "image: mongo:(\\S+)"))
                .startsWith("8.");
        assertThat(Checkout.found("k8s/base/sign-on/database.yaml", "image: postgres:(\\S+)"))
                .isEqualTo(Checkout.found(COMPOSE, "image: postgres:(\\S+)"));
    }

    @Test
    void strimziIsTheOneWhoseModelsAreUsedHere() {
        assertThat(Checkout.text("docs/runbook.md"))
                .contains("Strimzi " + Checkout.found("pom.xml", "<strimzi.version>([^<]+)<"));
    }

    /// A start cache of another JVM is of no use, and a tag that moves is another image tomorrow.
    @Test
    void everyImageIsNamedToItsLastFigure() {
        assertThat(Pattern.compile("FROM eclipse-temurin:(25[0-9._]+)-j[dr][ek]-noble")
                        .matcher(Checkout.text("Dockerfile"))
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .toList())
                .hasSize(3)
                .containsOnly("25.0.3_9");
        assertThat(Pattern.compile("image: (\\S+)")
                        .matcher(Checkout.text(COMPOSE))
                        .results())
                .extracting((MatchResult match) -> match.group(1))
                .filteredOn(image -> !image.startsWith("eduhub/"))
                .hasSizeGreaterThan(7)
                .allMatch(image -> image.matches("[a-z0-9./-]+:v?[0-9]+\\.[0-9]+(\\.[0-9]+)?"));
    }
}
