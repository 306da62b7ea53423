package vn.eduhub.platform.peer;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Base addresses of the instances of each service, by the service's name; one Service DNS name on a cluster,
/// a static list on one machine, where some of the list may not run.
@Validated
@ConfigurationProperties("hub")
public record AddressProperties(@DefaultValue Map<String, List<URI>> address) {

    public List<URI> of(String service) {
        List<URI> given = address.get(service);
        if (given == null || given.isEmpty()) {
            throw new IllegalStateException("hub.address." + service + " is not set");
        }
        return given;
    }
}
