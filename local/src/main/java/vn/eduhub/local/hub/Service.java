package vn.eduhub.local.hub;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The services of the hub, in the order they are shown.
public enum Service {
    GATEWAY(8080),
    IDENTITY_SERVICE(8081),
    INSTITUTION_REGISTRY(8082),
    LEARNER_REGISTRY(8083),
    TEACHER_REGISTRY(8084),
    EXCHANGE_SERVICE(8085),
    REPORTING_SERVICE(8086);

    private final int port;

    Service(int port) {
        this.port = port;
    }

    /// The name of its folder, its client and its process.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int port() {
        return port;
    }

    static Optional<Service> labelled(String label) {
        return Arrays.stream(values())
                .filter(service -> service.label().equals(label))
                .findFirst();
    }
}
