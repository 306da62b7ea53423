package vn.eduhub.local.keys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks services which keys they know, and has them seal anew.
final class ServiceKeys {

    private static final String KNOWN = "hub_keys_known{";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final RunningServices services;

    ServiceKeys(RunningServices services) {
        this.services = services;
    }

    /// Instances that hold keys and do not know this one yet.
    List<String> unaware(String key) {
        return without("key=\"" + key + "\"");
    }

    /// Instances that hold keys and seal with another than this one.
    List<String> sealingOtherwise(String key) {
        return without("key=\"" + key + "\",primary=\"true\"");
    }

    private List<String> without(String labels) {
        List<String> unaware = new ArrayList<>();
        services.addresses().forEach((name, address) -> {
            List<String> known = send(
                            name,
                            // The gateway's port is the public one: its meters are for operators.
                            authorized(address.resolve("/actuator/prometheus")).GET())
                    .lines()
                    .filter(line -> line.startsWith(KNOWN))
                    .toList();
            if (!known.isEmpty() && known.stream().noneMatch(line -> line.contains(labels))) {
                unaware.add(name);
            }
        });
        return unaware;
    }

    /// What a service keeps sealed; nothing when it keeps nothing.
    List<String> kinds(String name, URI address) {
        HttpResponse<String> answer =
                answer(name, authorized(address.resolve("/internal/reseals")).GET());
        if (answer.statusCode() == 404) {
            return List.of();
        }
        return JSON.readTree(checked(name, answer))
                .path("kinds")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /// @param next empty at the end
    record Step(long checked, long resealed, long left, long closed, Optional<String> next) {}

    Step step(String name, URI address, String kind, Optional<String> after) {
        String query = after.map(id -> "?after=" + id).orElse("");
        JsonNode step = JSON.readTree(send(
                name,
                authorized(address.resolve("/internal/reseals/" + kind + query))
                        .POST(HttpRequest.BodyPublishers.noBody())));
        return new Step(
                step.path("checked").asLong(),
                step.path("resealed").asLong(),
                step.path("left").asLong(),
                step.path("closed").asLong(),
                step.has("next") ? Optional.of(step.path("next").asString()) : Optional.empty());
    }

    private HttpRequest.Builder authorized(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + services.operatorToken())
                .header("Accept-Language", "en");
    }

    private String send(String name, HttpRequest.Builder request) {
        return checked(name, answer(name, request));
    }

    private static String checked(String name, HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new KeysException(name + " answers " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> answer(String name, HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new KeysException(name + " does not answer; is the hub up? (./hub status)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeysException("interrupted", e);
        }
    }
}
