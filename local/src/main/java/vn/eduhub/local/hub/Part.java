package vn.eduhub.local.hub;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One process of the hub and how to tell that it is ready.
///
/// @param name its name on the command line and of its log
/// @param ports where it listens; the first is the one shown
/// @param command how it is started
/// @param environment what it is told
/// @param readiness answers 200 when ready; without one, an open port is enough
record Part(
        String name,
        List<Integer> ports,
        List<String> command,
        Map<String, String> environment,
        Optional<URI> readiness) {

    static final String STORE = "store";
    static final String BROKER = "broker";
    static final String KEYCLOAK = "keycloak";

    int port() {
        return ports.getFirst();
    }
}
