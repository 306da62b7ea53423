package vn.eduhub.platform.peer;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Base addresses of the instances of each service, by the service's name; one Service DNS name on a cluster, a static
/// list on
/// one machine, where some of the list may not run.
@Validated
@ConfigurationProperties("hub")
public record AddressProperties(@DefaultValue Map<String, List<URI>> address) {

    private static final Map<String, Integer> PORTS = Map.of(
            "gateway", 8080,
            "identity-service", 8081,
            "institution-registry", 8082,
            "learner-registry", 8083,
            "teacher-registry", 8084,
            "exchange-service", 8085,
            "reporting-service", 8086);

    public List<URI> of(String service) {
        List<URI> given = address.get(service);
        if (given != null && !given.isEmpty()) {
            return given;
        }
        Integer port = PORTS.get(service);
        if (port == null) {
            throw new IllegalArgumentException("no address for " + service);
        }
        return List.of(URI.create("http://127.0.0.1:" + port));
    }
}
