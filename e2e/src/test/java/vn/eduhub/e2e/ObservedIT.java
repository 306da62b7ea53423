package vn.eduhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.eduhub.contracts.event.Topic;

/// What dashboards and alerts look at is told by a running hub, by name and by every label they choose or group by.
class ObservedIT {

    private static final Path DEPLOY = Path.of("..", "deploy");

    /// Of Prometheus itself.
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

    /// Put on by Prometheus: by its configuration, or with each series.
    private static final Set<String> ADDED_LABELS = Set.of("job", "service", "instance", "le", "alertstate");

    private static final Set<String> WORDS = Set.of(
            "and", "or", "unless", "bool", "by", "on", "without", "ignoring", "group_left", "group_right", "offset");

    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern GROUPED = Pattern.compile("\\b(?:by|on|without|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern CHOSEN = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\s*\\()\\b");

    @Test
    void everyMetricOfADashboardOrAnAlertIsTold() throws IOException {
        TheHub hub = TheHub.up();
        assertThat(new Api(hub, "school-demo-1")
                        .get("/v1/institutions?kind=SCHOOL")
                        .status())
                .isEqualTo(200);
        Set<String> recorded = new TreeSet<>();
        Map<String, String> expressions = expressions(recorded);
        assertThat(expressions).hasSizeGreaterThan(60);
        Set<String> used = new TreeSet<>();
        expressions.values().forEach(expression -> used.addAll(metrics(expression)));
        used.removeAll(recorded);
        used.removeAll(OF_PROMETHEUS);
        assertThat(used)
                .contains("http_server_requests_seconds_bucket", "hub_records_unpublished", "hub_cube_lag_records");
        // A meter of the cube may have to wait for its first event.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(used).isSubsetOf(told(hub).keySet()));

        Map<String, Set<String>> told = told(hub);
        expressions.forEach((place, expression) -> CHOSEN.matcher(
                        QUOTED.matcher(expression).replaceAll("''"))
                .results()
                .filter(match -> told.containsKey(match.group(1)))
                .forEach(match -> assertThat(labels(match.group(2)))
                        .as("%s chooses of %s by", place, match.group(1))
                        .isSubsetOf(told.get(match.group(1)))));
        Set<String> every = told.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        expressions.forEach((place, expression) -> GROUPED.matcher(expression)
                .results()
                .forEach(match -> assertThat(names(match.group(1)))
                        .as("%s groups by", place)
                        .isSubsetOf(every)));
    }

    /// A label with as many values as there are people or paths would end Prometheus, and tell who was looked at.
    @Test
    void noLabelHasMoreValuesThanRoutes() {
        TheHub hub = TheHub.up();
        Map<String, Set<String>> values = new TreeMap<>();
        hub.meters()
                .values()
                .forEach(text -> text.lines()
                        .filter(line -> !line.startsWith("#") && line.contains("{"))
                        .forEach(line -> Pattern.compile("([a-z_]+)=\"([^\"]*)\"")
                                .matcher(line.substring(0, line.lastIndexOf(' ')))
                                .results()
                                .forEach(match -> values.computeIfAbsent(match.group(1), _ -> new TreeSet<>())
                                        .add(match.group(2)))));
        assertThat(values.get("type")).contains(Topic.LEARNER.type());
        values.forEach((label, all) -> assertThat(all).as(label).hasSizeLessThan(120));
        assertThat(values.get("uri")).noneMatch(uri -> uri.matches(".*[0-9]{6,}.*"));
    }

    /// By place, such as `overview.json: Requests`. Rules that record a series name it.
    private static Map<String, String> expressions(Set<String> recorded) throws IOException {
        Map<String, String> expressions = new TreeMap<>();
        try (Stream<Path> files = Files.list(DEPLOY.resolve("grafana/dashboards"))) {
            for (Path file : files.toList()) {
                JsonNode dashboard = new JsonMapper().readTree(Files.readString(file));
                for (JsonNode panel : dashboard.path("panels")) {
                    for (JsonNode target : panel.path("targets")) {
                        String place =
                                file.getFileName() + ": " + panel.path("title").asString() + " "
                                        + target.path("refId").asString();
                        expressions.put(place, target.path("expr").asString());
                    }
                }
            }
        }
        Map<String, List<Map<String, List<Map<String, Object>>>>> rules =
                new Yaml().load(Files.readString(DEPLOY.resolve("prometheus/rules.yml")));
        for (var group : Objects.requireNonNull(rules.get("groups"))) {
            for (Map<String, Object> rule : Objects.requireNonNull(group.get("rules"))) {
                if (rule.get("record") instanceof String name) {
                    recorded.add(name);
                }
                expressions.put(
                        "rules.yml: " + rule.getOrDefault("alert", rule.get("record")),
                        Objects.requireNonNull(rule.get("expr")).toString());
            }
        }
        assertThat(recorded).hasSize(3);
        return expressions;
    }

    /// What is left when text, labels, spans of time, functions and words of the language are taken away.
    private static Set<String> metrics(String expression) {
        String bare = QUOTED.matcher(expression).replaceAll("''");
        bare = GROUPED.matcher(bare).replaceAll(" ");
        bare = bare.replaceAll("\\{[^}]*}", " ").replaceAll("\\[[^]]*]", " ").replaceAll("''", " ");
        Set<String> names =
                NAME.matcher(bare).results().map(match -> match.group()).collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(WORDS);
        return names;
    }

    /// Each series' name with the labels it has in any instance.
    private static Map<String, Set<String>> told(TheHub hub) {
        Map<String, Set<String>> told = new TreeMap<>();
        hub.meters()
                .values()
                .forEach(text -> text.lines()
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .forEach(line -> {
                            int brace = line.indexOf('{');
                            String name = line.substring(0, brace < 0 ? line.indexOf(' ') : brace);
                            Set<String> labels = told.computeIfAbsent(name, _ -> new TreeSet<>(ADDED_LABELS));
                            Pattern.compile("([a-z_]+)=\"")
                                    .matcher(line)
                                    .results()
                                    .forEach(match -> labels.add(match.group(1)));
                        }));
        return told;
    }

    private static Set<String> labels(String chosen) {
        return Pattern.compile("([a-zA-Z_]+)\\s*(?:=~|!~|!=|=)")
                .matcher(chosen)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }
}
