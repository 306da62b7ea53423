package vn.eduhub.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The journey as a Postman collection, format 2.1: a folder for each resource, run from top to bottom.
final class PostmanCollection {

    private static final String SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PostmanCollection() {}

    static ObjectNode of(Journey journey) {
        ObjectNode collection = JSON.createObjectNode();
        ObjectNode info = collection.putObject("info");
        info.put("name", "Education data hub");
        info.put("description", """
                Every call with an example that works against ./hub up, from top to bottom. Set `token` to the output of \
                `./hub token department-01`, `ministryToken` and `auditorToken` to those of `ministry-admin` and `auditor`; \
                `personToken` is the token of a person who signed in.""");
        info.put("schema", SCHEMA);
        ArrayNode folders = collection.putArray("item");
        String open = "";
        ArrayNode items = folders;
        for (Journey.Step step : journey.steps()) {
            if (!step.resource().equals(open)) {
                open = step.resource();
                items = folders.addObject().put("name", open).putArray("item");
            }
            items.add(item(step));
        }
        collection.set("auth", bearer("token"));
        collection.set(
                "event",
                JSON.createArrayNode()
                        .add(script(
                                "prerequest",
                                List.of(
                                        "if (!pm.collectionVariables.get('run')) {",
                                        "    pm.collectionVariables.set('run', 'run-' + Date.now());",
                                        "}"))));
        collection.set("variable", variables(journey));
        return collection;
    }

    private static ObjectNode bearer(String variable) {
        ObjectNode auth = JSON.createObjectNode().put("type", "bearer");
        auth.putArray("bearer")
                .addObject()
                .put("key", "token")
                .put("value", "{{" + variable + "}}")
                .put("type", "string");
        return auth;
    }

    private static ArrayNode variables(Journey journey) {
        TreeSet<String> names = new TreeSet<>();
        for (Journey.Step step : journey.steps()) {
            names.add(step.token());
            if (step.gives() != null) {
                names.add(step.gives());
            }
            if (step.tag() != null) {
                names.add(step.tag());
            }
        }
        ArrayNode variables = JSON.createArrayNode();
        variables.addObject().put("key", "baseUrl").put("value", "http://127.0.0.1:8080");
        variables.addObject().put("key", "run").put("value", "");
        names.forEach(name -> variables.addObject().put("key", name).put("value", ""));
        return variables;
    }

    private static ObjectNode item(Journey.Step step) {
        ObjectNode item = JSON.createObjectNode().put("name", step.summary());
        item.put("id", step.id());
        ObjectNode request = item.putObject("request").put("method", step.verb());
        if (!step.token().equals("token")) {
            request.set("auth", bearer(step.token()));
        }
        ArrayNode headers = request.putArray("header");
        step.headers()
                .forEach((name, value) -> headers.addObject().put("key", name).put("value", value));
        if (step.body() != null) {
            request.putObject("body").put("mode", "raw").put("raw", step.body());
        }
        request.set("url", url(step));
        item.set("event", JSON.createArrayNode().add(script("test", checks(step))));
        return item;
    }

    private static ObjectNode url(Journey.Step step) {
        StringBuilder raw = new StringBuilder("{{baseUrl}}").append(step.path());
        ObjectNode url = JSON.createObjectNode();
        ArrayNode query = JSON.createArrayNode();
        for (Map.Entry<String, String> parameter : step.query().entrySet()) {
            raw.append(query.isEmpty() ? "?" : "&")
                    .append(parameter.getKey())
                    .append('=')
                    .append(parameter.getValue());
            query.addObject().put("key", parameter.getKey()).put("value", parameter.getValue());
        }
        url.put("raw", raw.toString());
        url.putArray("host").add("{{baseUrl}}");
        ArrayNode path = url.putArray("path");
        for (String part : step.path().substring(1).split("/", -1)) {
            path.add(part);
        }
        if (!query.isEmpty()) {
            url.set("query", query);
        }
        return url;
    }

    private static List<String> checks(Journey.Step step) {
        List<String> lines = new ArrayList<>();
        // A job may have come to its end before it is cancelled.
        lines.add(
                step.id().equals("cancelJob")
                        ? "pm.test('is answered', () => pm.expect(pm.response.code).to.be.oneOf([202, 409]));"
                        : "pm.test('is answered', () => pm.expect(pm.response.code).to.be.below(300));");
        if (step.tag() != null) {
            lines.add("pm.collectionVariables.set('" + step.tag() + "', pm.response.headers.get('ETag'));");
        }
        if (step.gives() != null && step.pointer() != null) {
            // What a request made is taken in any case, the first of a list only when nothing was made before.
            String condition = step.verb().equals("GET")
                    ? "found && !pm.collectionVariables.get('" + step.gives() + "')"
                    : "found";
            lines.add("const found = " + expression("pm.response.json()", step.pointer()) + ";");
            lines.add("if (" + condition + ") pm.collectionVariables.set('" + step.gives() + "', found);");
        }
        return lines;
    }

    /// `/enrolments/-/id` as JavaScript.
    static String expression(String json, String pointer) {
        StringBuilder expression = new StringBuilder(json);
        for (String part : pointer.substring(1).split("/", -1)) {
            expression.append(
                    switch (part) {
                        case "-" -> "?.at(-1)";
                        case "0" -> "?.[0]";
                        default -> "?." + part;
                    });
        }
        return expression.toString();
    }

    private static ObjectNode script(String listen, List<String> lines) {
        ObjectNode event = JSON.createObjectNode().put("listen", listen);
        ArrayNode exec =
                event.putObject("script").put("type", "text/javascript").putArray("exec");
        lines.forEach(exec::add);
        return event;
    }
}
