package vn.eduhub.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Dashboards and alerts; whether what they use is exposed is asked of a running hub (`e2e`, `ObservedIT`).
class MonitoringTest {

    private static final String RULES = "deploy/prometheus/rules.yml";

    @Test
    void everyAlertSaysHowBadItIsAndWhatToDo() {
        Set<String> headings = new TreeSet<>();
        Pattern.compile("(?m)^#+ (.+)$")
                .matcher(Checkout.text("docs/runbook.md"))
                .results()
                .map(match -> match.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .forEach(headings::add);
        List<Map<String, Object>> alerts = alerts();
        assertThat(alerts).hasSizeGreaterThan(15).allSatisfy(alert -> {
            String name = Checkout.word(alert, "alert");
            assertThat(alert.keySet()).as(name).isSubsetOf("alert", "expr", "for", "labels", "annotations");
            assertThat(Checkout.at(alert, "labels").get("severity")).as(name).isIn("critical", "warning");
            assertThat(Checkout.at(alert, "annotations")).as(name).containsKey("summary");
            String line = Checkout.word(Checkout.at(alert, "annotations"), "runbook_url");
            assertThat(line).as(name).startsWith("docs/runbook.md#");
            assertThat(headings).as(name).contains(line.substring(line.indexOf('#') + 1));
        });
        assertThat(alerts).extracting(alert -> alert.get("alert")).doesNotHaveDuplicates();
    }

    @Test
    void theClusterIsTheSameAlarmed() {
        Map<String, Object> cluster = Checkout.document("k8s/components/monitoring/rules.yaml");
        assertThat(Checkout.at(cluster, "spec").get("groups"))
                .isEqualTo(Checkout.document(RULES).get("groups"));
    }

    @Test
    void everyServiceIsScraped() {
        String compose = Checkout.text("deploy/prometheus/prometheus.yml");
        String cluster = Checkout.text("k8s/components/monitoring/pods.yaml");
        for (String service : Checkout.SERVICES) {
            assertThat(compose).contains("labels: {service: " + service + "}");
            assertThat(cluster).contains(service);
        }
    }

    @Test
    void everyPanelSaysWhatItShowsAndInWhichUnit() {
        Set<String> known = new TreeSet<>();
        List<String> files = Checkout.files("deploy/grafana/dashboards", ".json");
        assertThat(files).hasSize(5);
        for (String file : files) {
            JsonNode dashboard = new JsonMapper().readTree(Checkout.text(file));
            assertThat(known.add(dashboard.path("uid").asString())).as(file).isTrue();
            assertThat(dashboard.path("panels")).as(file).isNotEmpty().allSatisfy(panel -> {
                assertThat(panel.path("title").asString()).as(file).isNotBlank();
                assertThat(panel.path("fieldConfig")
                                .path("defaults")
                                .path("unit")
                                .asString())
                        .as(file)
                        .isNotBlank();
                assertThat(panel.path("datasource").path("uid").asString())
                        .as(file)
                        .isEqualTo("prometheus");
                assertThat(panel.path("targets"))
                        .as(file)
                        .isNotEmpty()
                        .allSatisfy(target ->
                                assertThat(target.path("expr").asString()).isNotBlank());
            });
        }
        assertThat(Checkout.found("deploy/grafana/provisioning/datasources/prometheus.yml", "uid: (\\S+)"))
                .isEqualTo("prometheus");
    }

    private static List<Map<String, Object>> alerts() {
        List<Map<String, Object>> alerts = new ArrayList<>();
        for (Map<String, Object> group : Checkout.maps(Checkout.document(RULES).get("groups"))) {
            Checkout.maps(group.get("rules")).stream()
                    .filter(rule -> rule.containsKey("alert"))
                    .forEach(alerts::add);
        }
        return alerts;
    }
}
