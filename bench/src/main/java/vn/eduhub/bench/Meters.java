package vn.eduhub.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalDouble;
import vn.eduhub.local.hub.Hub;
import vn.eduhub.local.hub.Service;

/// A service's own meters, asked at its own port.
final class Meters {

    private final Hub hub;
    private final Tokens tokens;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Meters(Hub hub) {
        this.hub = hub;
        this.tokens = new Tokens(hub);
    }

    /// What the first instance of a service says; empty when it says nothing.
    String of(Service service) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + hub.settings().ports().of(service, 1) + "/actuator/prometheus");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).header("Accept", "text/plain");
        if (service == Service.GATEWAY) {
            // Its port is the public one: meters are for operators there.
            request.header("Authorization", tokens.bearer("operator"));
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : "";
        } catch (ConnectException _) {
            // It is being started, or was not.
            return "";
        }
    }

    /// The sum over all series of a meter that carry a label.
    ///
    /// @param label such as `area="heap"`; empty for all
    static OptionalDouble sum(String meters, String name, String label) {
        return meters.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce(Double::sum);
    }
}
