package vn.eduhub.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.event.Topic;

/// What a cluster is given: known to its models to the last word, and each workload whole.
class KubernetesTest {

    /// Kinds without models in a registry at hand; the words used of their specifications, read in their definitions.
    private static final Map<String, Set<String>> FOREIGN = Map.of(
            "MongoDBCommunity",
            Set.of(
                    "type",
                    "members",
                    "version",
                    "featureCompatibilityVersion",
                    "additionalConnectionStringConfig",
                    "additionalMongodConfig",
                    "security",
                    "users",
                    "statefulSet"),
            "Keycloak",
            Set.of(
                    "instances",
                    "image",
                    "startOptimized",
                    "bootstrapAdmin",
                    "db",
                    "hostname",
                    "http",
                    "proxy",
                    "ingress",
                    "additionalOptions",
                    "resources",
                    "unsupported"),
            "KeycloakRealmImport",
            Set.of("keycloakCRName", "placeholders", "realm"),
            "PodMonitor",
            Set.of("selector", "podMetricsEndpoints"),
            "PrometheusRule",
            Set.of("groups"),
            "TriggerAuthentication",
            Set.of("configMapTargetRef", "secretTargetRef"),
            "ScaledObject",
            Set.of(
                    "scaleTargetRef",
                    "minReplicaCount",
                    "maxReplicaCount",
                    "pollingInterval",
                    "cooldownPeriod",
                    "fallback",
                    "advanced",
                    "triggers"));

    @Test
    void everyObjectIsWhatItsModelKnows() {
        int typed = 0;
        for (String file : Checkout.files("k8s", ".yaml")) {
            for (Map<String, Object> document : Checkout.documents(file)) {
                String what = document.get("kind") + " in " + file;
                if (Models.isKnown(document)) {
                    assertThat(Models.unknown(document)).as(what).isEmpty();
                    typed++;
                } else if (!file.endsWith("kustomization.yaml")) {
                    assertThat(FOREIGN.get(Checkout.word(document, "kind")))
                            .as(what)
                            .containsAll(Checkout.at(document, "spec").keySet());
                    for (String pods : List.of("spec/statefulSet/spec/template", "spec/unsupported/podTemplate")) {
                        assertThat(Models.unknownInPods(Checkout.at(document, pods)))
                                .as(what)
                                .isEmpty();
                    }
                }
            }
        }
        assertThat(typed).isGreaterThan(60);
    }

    @Test
    void aWordThatNoModelKnowsIsFound() {
        Map<String, Object> wrong = Map.of(
                "apiVersion", "apps/v1",
                "kind", "Deployment",
                "spec",
                        Map.of(
                                "template",
                                Map.of(
                                        "spec",
                                        Map.of("containers", List.of(Map.of("name", "a", "livenesProbe", Map.of()))))));
        assertThat(Models.unknown(wrong)).containsExactly("/spec/template/spec/containers/0/livenesProbe");
        Map<String, Object> topic =
                Map.of("apiVersion", "kafka.strimzi.io/v1", "kind", "KafkaTopic", "spec", Map.of("partitons", 3));
        assertThat(Models.unknown(topic)).containsExactly("/spec/partitons");
    }

    @Test
    void everyFileIsUsedAndEveryFileUsedIsThere() {
        for (String file : Checkout.files("k8s", "kustomization.yaml")) {
            String folder = file.substring(0, file.lastIndexOf('/'));
            Map<String, Object> kustomization = Checkout.document(file);
            assertThat(kustomization.keySet())
                    .as(file)
                    .isSubsetOf(
                            "apiVersion",
                            "kind",
                            "namespace",
                            "resources",
                            "components",
                            "images",
                            "patches",
                            "generatorOptions",
                            "secretGenerator");
            Set<String> used = new TreeSet<>();
            Checkout.list(kustomization.get("resources")).forEach(one -> used.add(one.toString()));
            Checkout.maps(kustomization.get("patches")).stream()
                    .filter(patch -> patch.containsKey("path"))
                    .forEach(patch -> used.add(patch.get("path").toString()));
            used.removeIf(one -> one.startsWith("../"));
            Set<String> there = new TreeSet<>();
            Checkout.files(folder, ".yaml").forEach(one -> there.add(one.substring(folder.length() + 1)));
            there.remove("kustomization.yaml");
            assertThat(used).as(file).isEqualTo(there);
        }
    }

    @Test
    void everyWorkloadHasProbesLimitsNoPrivilegesAndMaySpareAPod() {
        Map<String, Map<String, Object>> workloads = workloads();
        assertThat(workloads.keySet()).containsAll(Checkout.SERVICES).contains("sign-on-db");
        Set<String> spared = new TreeSet<>();
        all("PodDisruptionBudget").forEach(budget -> spared.add(name(budget)));
        assertThat(spared).containsAll(workloads.keySet());
        workloads.forEach((name, workload) -> {
            PodSpec pods = pods(workload);
            assertThat(pods.getAutomountServiceAccountToken()).as(name).isFalse();
            assertThat(pods.getSecurityContext().getRunAsNonRoot()).as(name).isTrue();
            assertThat(pods.getSecurityContext().getRunAsUser()).as(name).isPositive();
            assertThat(pods.getSecurityContext().getSeccompProfile().getType())
                    .as(name)
                    .isEqualTo("RuntimeDefault");
            for (Container container : pods.getContainers()) {
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                        .as(name)
                        .isTrue();
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                        .as(name)
                        .isFalse();
                assertThat(container.getSecurityContext().getCapabilities().getDrop())
                        .as(name)
                        .containsExactly("ALL");
                assertThat(container.getResources().getRequests()).as(name).containsKeys("cpu", "memory");
                assertThat(container.getResources().getLimits()).as(name).containsKeys("cpu", "memory");
                assertThat(container.getResources().getLimits().get("memory"))
                        .as("%s: memory that is asked for and not there kills others", name)
                        .isEqualTo(container.getResources().getRequests().get("memory"));
                assertThat(container.getStartupProbe()).as(name).isNotNull();
                assertThat(container.getLivenessProbe()).as(name).isNotNull();
                assertThat(container.getReadinessProbe()).as(name).isNotNull();
                assertThat(container.getLifecycle().getPreStop()).as(name).isNotNull();
            }
        });
    }

    @Test
    void everyServiceIsProbedAndStoppedAsItsSettingsSay() {
        for (String name : Checkout.SERVICES) {
            PodSpec pods = pods(workload(name));
            Container container = pods.getContainers().getFirst();
            assertThat(path(container.getLivenessProbe())).isEqualTo("/actuator/health/liveness");
            assertThat(path(container.getStartupProbe())).isEqualTo("/actuator/health/liveness");
            assertThat(path(container.getReadinessProbe())).isEqualTo("/actuator/health/readiness");
            int phase = Integer.parseInt(Checkout.found(
                    "platform/src/main/resources/hub-defaults.properties", "timeout-per-shutdown-phase=([0-9]+)s"));
            assertThat(pods.getTerminationGracePeriodSeconds())
                    .isGreaterThan(
                            container.getLifecycle().getPreStop().getSleep().getSeconds() + phase);
            assertThat(pods.getTopologySpreadConstraints()).hasSize(2);
            assertThat(container.getImage()).isEqualTo("eduhub/" + name + ":local");
            assertThat(Checkout.text("k8s/overlays/production/kustomization.yaml"))
                    .contains("{name: eduhub/" + name + ", newName: ");
        }
    }

    /// The addresses of the settings are the ports of Services, containers and policies.
    @Test
    void whoeverIsAddressedListensThereAndMayBeReached() {
        Map<String, Object> settings = Checkout.at(Checkout.document("k8s/base/settings.yaml"), "data");
        Set<Integer> fromGateway = new TreeSet<>();
        NetworkPolicy gateway = policy("gateway");
        gateway.getSpec()
                .getEgress()
                .forEach(rule -> rule.getPorts()
                        .forEach(port -> fromGateway.add(port.getPort().getIntVal())));
        for (String name : Checkout.SERVICES) {
            String address = Checkout.word(
                    settings, "HUB_ADDRESS_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
            int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
            assertThat(address).isEqualTo("http://" + name + ":" + port);
            assertThat(Checkout.found(name + "/src/main/resources/application.yml", "SERVER_PORT:([0-9]+)"))
                    .isEqualTo(Integer.toString(port));
            assertThat(pods(workload(name)).getContainers().getFirst().getPorts())
                    .extracting(one -> one.getContainerPort())
                    .contains(port);
            assertThat(services(name)).containsEntry(name, port);
            if (!name.equals("gateway")) {
                assertThat(fromGateway).contains(port);
                assertThat(policy(name).getSpec().getIngress())
                        .allSatisfy(rule -> assertThat(rule.getPorts())
                                .extracting(one -> one.getPort().getIntVal())
                                .containsExactly(port));
            }
        }
    }

    @Test
    void whatIsNotAllowedIsDeniedToEverybody() {
        NetworkPolicy nothing = policy("nothing");
        assertThat(nothing.getSpec().getPodSelector().getMatchLabels()).isEmpty();
        assertThat(nothing.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(nothing.getSpec().getIngress()).isEmpty();
        assertThat(nothing.getSpec().getEgress()).isEmpty();
        policies()
                .forEach((name, policy) -> policy.getSpec()
                        .getIngress()
                        .forEach(rule -> assertThat(rule.getFrom())
                                .as("%s lets in nobody in particular", name)
                                .isNotEmpty()));
        assertThat(Checkout.text("k8s/base/namespace.yaml")).contains("pod-security.kubernetes.io/enforce: restricted");
    }

    /// One sign-on, under one name, in everything that checks tokens.
    @Test
    void theIssuerIsTheSameEverywhere() {
        String issuer = "https://sign-on.eduhub.example/realms/eduhub";
        assertThat(Checkout.found("k8s/base/settings.yaml", "OIDC_ISSUER: (\\S+)"))
                .isEqualTo(issuer);
        assertThat(Checkout.found("k8s/base/log/kafka.yaml", "valid.issuer.uri=\"([^\"]+)\""))
                .isEqualTo(issuer);
        assertThat(Checkout.found("k8s/base/log/kafka.yaml", "jwks.endpoint.uri=\"([^\"]+)\""))
                .isEqualTo(issuer + "/protocol/openid-connect/certs");
        assertThat(Checkout.found("k8s/components/lag-scaling/reporting-service.yaml", "tokenEndpoint: (\\S+)"))
                .isEqualTo(issuer + "/protocol/openid-connect/token");
        assertThat(issuer).startsWith(Checkout.found("k8s/base/sign-on/keycloak.yaml", " hostname: (https\\S+)") + "/");
        String local = Checkout.found("k8s/overlays/local/settings.yaml", "OIDC_ISSUER: (\\S+)");
        assertThat(Checkout.found("k8s/overlays/local/servers.yaml", "valid.issuer.uri=\"([^\"]+)\""))
                .isEqualTo(local);
        assertThat(Checkout.found("k8s/overlays/local/servers.yaml", "jwks.endpoint.uri=\"([^\"]+)\""))
                .isEqualTo(local + "/protocol/openid-connect/certs");
        assertThat(local).startsWith(Checkout.found("k8s/overlays/local/servers.yaml", " hostname: (http\\S+)") + "/");
    }

    @Test
    void figuresAreScaledByTheLagOfTheirOwnGroup() {
        String file = "k8s/components/lag-scaling/reporting-service.yaml";
        assertThat(Checkout.found(file, "consumerGroup: (\\S+)"))
                .isEqualTo("reporting-cube-"
                        + Checkout.found(
                                "reporting-service/src/main/java/vn/eduhub/reporting/cube/CubeTopology.java",
                                "int GENERATION = ([0-9]+);"));
        assertThat(Checkout.found(file, "topic: (\\S+)")).isEqualTo(Topic.LEARNER.topicName());
        assertThat(Integer.parseInt(Checkout.found(file, "maxReplicaCount: ([0-9]+)")))
                .isLessThanOrEqualTo(Topic.LEARNER.partitions());
    }

    private static String path(Probe probe) {
        return probe.getHttpGet().getPath();
    }

    private static Map<String, Integer> services(String name) {
        Map<String, Integer> services = new TreeMap<>();
        for (Map<String, Object> document : all("Service")) {
            if (Checkout.at(document, "spec/selector").containsValue(name)) {
                Map<String, Object> port = Checkout.maps(
                                Checkout.at(document, "spec").get("ports"))
                        .getFirst();
                services.put(name(document), Integer.valueOf(Checkout.word(port, "port")));
            }
        }
        return services;
    }

    private static Map<String, NetworkPolicy> policies() {
        Map<String, NetworkPolicy> policies = new TreeMap<>();
        all("NetworkPolicy").forEach(policy -> policies.put(name(policy), Models.read(policy, NetworkPolicy.class)));
        return policies;
    }

    private static NetworkPolicy policy(String name) {
        return Objects.requireNonNull(policies().get(name), name);
    }

    private static Map<String, Object> workload(String name) {
        return Objects.requireNonNull(workloads().get(name), name);
    }

    private static Map<String, Map<String, Object>> workloads() {
        Map<String, Map<String, Object>> workloads = new TreeMap<>();
        all("Deployment").forEach(one -> workloads.put(name(one), one));
        all("StatefulSet").forEach(one -> workloads.put(name(one), one));
        return workloads;
    }

    private static PodSpec pods(Map<String, Object> workload) {
        return Models.read(Checkout.at(workload, "spec/template"), PodTemplateSpec.class)
                .getSpec();
    }

    private static String name(Map<String, Object> document) {
        return Checkout.word(Checkout.at(document, "metadata"), "name");
    }

    private static List<Map<String, Object>> all(String kind) {
        List<Map<String, Object>> found = new ArrayList<>();
        for (String file : Checkout.files("k8s/base", ".yaml")) {
            Checkout.documents(file).stream()
                    .filter(document -> kind.equals(document.get("kind")))
                    .forEach(found::add);
        }
        return found;
    }
}
