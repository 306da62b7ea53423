package vn.eduhub.local.hub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Asks a part whether it is ready.
final class Readiness {

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    boolean isReady(Ready ready) throws InterruptedException {
        return switch (ready) {
            case Ready.WhenListening(int port) -> Machine.accepts(port);
            case Ready.WhenSaid(int port, Path file) -> Files.exists(file) && Machine.accepts(port);
            case Ready.WhenAnswering(URI page) -> answers(page);
        };
    }

    private boolean answers(URI page) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            // Nobody listens yet, or it is too busy starting to answer.
            return false;
        }
    }
}
