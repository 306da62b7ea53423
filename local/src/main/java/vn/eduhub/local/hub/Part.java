package vn.eduhub.local.hub;

import java.util.List;
import java.util.Map;

/// One process of the hub and how to tell that it is ready.
///
/// @param name its name on the command line and of its log
/// @param command how it is started
/// @param environment what it is told
record Part(String name, List<String> command, Map<String, String> environment) {

    static final String STORE = "store";
    static final String BROKER = "broker";
    static final String KEYCLOAK = "keycloak";
}
