package vn.eduhub.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.log.LogRight;
import vn.eduhub.contracts.log.LogRight.Kind;
import vn.eduhub.contracts.log.LogRight.Operation;
import vn.eduhub.contracts.log.LogRights;

/// Topics and rights of the log say in every place what `contracts` says.
class LogAccessTest {

    @Test
    void theTopicsOfTheClusterAreThoseOfTheContracts() {
        Map<String, Integer> wanted = new TreeMap<>();
        for (Topic topic : Topic.values()) {
            wanted.put(topic.topicName(), topic.partitions());
        }
        // Dead letters only where somebody may write them.
        LogRights.ALL.stream()
                .flatMap(client -> client.rights().stream())
                .filter(right ->
                        right.name().endsWith(".dlt") && right.operations().contains(Operation.WRITE))
                .forEach(right -> wanted.put(right.name(), 1));
        Map<String, Integer> made = new TreeMap<>();
        for (Map<String, Object> topic : Checkout.documents("k8s/base/log/topics.yaml")) {
            Map<String, Object> spec = Checkout.at(topic, "spec");
            made.put(Checkout.word(spec, "topicName"), Integer.valueOf(Checkout.word(spec, "partitions")));
            assertThat(Checkout.at(topic, "metadata")).containsEntry("name", spec.get("topicName"));
            assertThat(spec).containsEntry("replicas", 3);
            assertThat(Checkout.at(spec, "config")).containsEntry("min.insync.replicas", 2);
        }
        assertThat(made).isEqualTo(wanted);
    }

    /// As the services would make them (`platform.broker.Topics`): records are kept for good, the last event of each.
    @Test
    void whatIsKeptIsWhatTheServicesWouldKeep() {
        for (Map<String, Object> topic : Checkout.documents("k8s/base/log/topics.yaml")) {
            Map<String, Object> config = Checkout.at(topic, "spec/config");
            if (Checkout.word(Checkout.at(topic, "spec"), "topicName").endsWith(".dlt")) {
                assertThat(config).containsEntry("retention.ms", -1).doesNotContainKey("cleanup.policy");
            } else {
                assertThat(config)
                        .containsEntry("cleanup.policy", "compact")
                        .containsEntry("min.compaction.lag.ms", 600_000);
            }
        }
    }

    @Test
    void theUsersOfTheClusterHaveTheRightsOfTheContracts() {
        Map<String, Set<String>> granted = new TreeMap<>();
        for (Map<String, Object> user : Checkout.documents("k8s/base/log/users.yaml")) {
            Set<String> rights = new TreeSet<>();
            for (Map<String, Object> acl :
                    Checkout.maps(Checkout.at(user, "spec/authorization").get("acls"))) {
                Map<String, Object> resource = Checkout.at(acl, "resource");
                rights.add(line(
                        kind(Checkout.word(resource, "type")),
                        Checkout.word(resource, "name"),
                        "prefix".equals(resource.get("patternType")),
                        Checkout.list(acl.get("operations")).stream().map(Object::toString)));
            }
            granted.put(Checkout.word(Checkout.at(user, "metadata"), "name"), rights);
        }
        assertThat(granted).isEqualTo(contracts());
    }

    @Test
    void theTableOfComposeHasTheRightsOfTheContracts() {
        Map<String, Set<String>> granted = new TreeMap<>();
        for (String row : Checkout.text("deploy/kafka/rights.tsv").lines().toList()) {
            if (!row.startsWith("#")) {
                List<String> cells = Arrays.asList(row.split("\t", -1));
                assertThat(cells).hasSize(5);
                granted.computeIfAbsent(cells.get(0), _ -> new TreeSet<>())
                        .add(line(
                                Kind.valueOf(cells.get(1)),
                                cells.get(2),
                                cells.get(3).equals("PREFIXED"),
                                Stream.of(cells.get(4).split(",", -1))));
            }
        }
        assertThat(granted).isEqualTo(contracts());
    }

    private static Map<String, Set<String>> contracts() {
        Map<String, Set<String>> table = new TreeMap<>();
        for (LogRights client : LogRights.ALL) {
            Set<String> rights = new TreeSet<>();
            for (LogRight right : client.rights()) {
                rights.add(line(
                        right.kind(),
                        right.name(),
                        right.prefix(),
                        right.operations().stream().map(Operation::name)));
            }
            table.put(client.client(), rights);
        }
        return table;
    }

    private static String line(Kind kind, String name, boolean prefix, Stream<String> operations) {
        return kind + " " + name + (prefix ? "*" : "") + " "
                + operations
                        .map(operation -> operation.toUpperCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(","));
    }

    private static Kind kind(String strimzi) {
        return strimzi.equals("transactionalId")
                ? Kind.TRANSACTIONAL_ID
                : Kind.valueOf(strimzi.toUpperCase(Locale.ROOT));
    }
}
