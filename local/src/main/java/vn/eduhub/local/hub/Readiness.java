package vn.eduhub.local.hub;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Asks a part whether it is ready.
final class Readiness {

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    boolean isReady(Part part) throws InterruptedException {
        if (part.readiness().isEmpty()) {
            return Machine.accepts(part.port());
        }
        HttpRequest request = HttpRequest.newBuilder(part.readiness().get())
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            // Nobody listens yet, or it is too busy starting to answer.
            return false;
        }
    }
}
