package vn.eduhub.local.hub.verify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published figures, asked for like anyone else.
final class Counts {

    private final String gateway;
    private final Supplier<String> token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final JsonMapper json = new JsonMapper();

    Counts(String gateway, Supplier<String> token) {
        this.gateway = gateway;
        this.token = token;
    }

    /// The cells of every school below a unit.
    Map<Cell, Long> bySchool(String unit) {
        return cells(unit, true);
    }

    /// The cells of a unit itself.
    Map<Cell, Long> of(String unit) {
        return cells(unit, false);
    }

    private Map<Cell, Long> cells(String unit, boolean bySchool) {
        String by = "kind,grade,sex,schoolYear" + (bySchool ? ",school" : "");
        JsonNode answer = get("/v1/reports/counts?unit=" + unit + "&by=" + by);
        Map<Cell, Long> cells = new HashMap<>();
        for (JsonNode row : answer.path("rows")) {
            Cell cell = new Cell(
                    bySchool ? row.path("school").asString() : unit,
                    row.path("kind").asString(),
                    row.path("grade").asString(),
                    row.path("sex").asString(),
                    row.path("schoolYear").asString());
            cells.merge(cell, row.path("count").asLong(), Long::sum);
        }
        return cells;
    }

    private JsonNode get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token.get())
                .header("Accept-Language", "en")
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new VerifyException("the figures cannot be had: " + answer.statusCode() + " " + answer.body());
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new VerifyException("the gateway at " + gateway + " does not answer; is the hub up? (./hub up)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VerifyException("interrupted", e);
        }
    }
}
