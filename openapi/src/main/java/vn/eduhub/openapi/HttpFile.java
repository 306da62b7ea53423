package vn.eduhub.openapi;

import java.util.stream.Collectors;

/// The journey as a file of requests that editors send (`.http`, with response handlers as IntelliJ and httpyac know
/// them).
final class HttpFile {

    private static final String HEAD = """
            # Every call with an example that works against ./hub up, from top to bottom.
            # token: ./hub token department-01 · ministryToken: ./hub token ministry-admin · auditorToken: ./hub token auditor ·
            # personToken: of a person who signed in
            @baseUrl = http://127.0.0.1:8080
            @run = run-{{$timestamp}}
            @token =
            @ministryToken =
            @auditorToken =
            @personToken =
            """;

    private HttpFile() {}

    static String of(Journey journey) {
        return journey.steps().stream().map(HttpFile::request).collect(Collectors.joining("\n", HEAD + "\n", ""));
    }

    private static String request(Journey.Step step) {
        StringBuilder text = new StringBuilder("### ").append(step.summary()).append('\n');
        text.append("# @name ").append(step.id()).append('\n');
        text.append(step.verb()).append(" {{baseUrl}}").append(step.path());
        String query = step.query().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        text.append(query.isEmpty() ? "" : "?" + query).append('\n');
        text.append("Authorization: Bearer {{").append(step.token()).append("}}\n");
        step.headers()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append('\n'));
        if (step.body() != null) {
            text.append('\n').append(step.body().stripTrailing()).append('\n');
        }
        if (step.tag() != null || step.gives() != null) {
            text.append("\n> {%\n");
            if (step.tag() != null) {
                text.append("client.global.set(\"")
                        .append(step.tag())
                        .append("\", response.headers.valueOf(\"ETag\"));\n");
            }
            if (step.gives() != null && step.pointer() != null) {
                text.append("client.global.set(\"")
                        .append(step.gives())
                        .append("\", ")
                        .append(step.verb().equals("GET") ? "client.global.get(\"" + step.gives() + "\") || " : "")
                        .append(PostmanCollection.expression("response.body", step.pointer()))
                        .append(");\n");
            }
            text.append("%}\n");
        }
        return text.toString();
    }
}
