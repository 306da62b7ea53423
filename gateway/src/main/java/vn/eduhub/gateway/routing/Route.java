package vn.eduhub.gateway.routing;

import java.util.List;
import java.util.stream.Stream;

/// Which service answers below which paths. `/internal` is nobody's: services call each other directly.
enum Route {
    IDENTITY("identity-service", "persons reviews merges me"),
    INSTITUTIONS("institution-registry", "institutions areas code-lists reorganisations"),
    LEARNERS("learner-registry", "learners classes enrolments transfers"),
    TEACHERS("teacher-registry", "teachers assignments"),
    EXCHANGE("exchange-service", "intake changes snapshots reconciliations"),
    REPORTING("reporting-service", "reports");

    private final String service;
    private final String names;

    Route(String service, String names) {
        this.service = service;
        this.names = names;
    }

    String service() {
        return service;
    }

    List<String> patterns() {
        return Stream.of(names.split(" ", -1))
                .map(name -> "/v1/" + name + "/**")
                .toList();
    }
}
