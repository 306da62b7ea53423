package vn.eduhub.local.signon;

import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The realm of a deployed hub as Keycloak's container imports it, and as its operator does.
record DeployedRealm(RealmFile realm) {

    static final String COMPOSE = "deploy/sign-on/eduhub-realm.json";
    static final String KUBERNETES = "k8s/base/sign-on/realm.yaml";

    private static final Pattern OPEN = Pattern.compile("\\$\\{([A-Z_]+)[:}]");

    byte[] json() {
        return realm.json();
    }

    /// JSON is YAML when it stands deeper than its key. The operator is told of each name that is open.
    byte[] yaml() {
        String json = new String(realm.json(), StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder("""
                # Written by RealmMain (local); a test holds it against the code. Imported once: what is changed later is changed in Keycloak.
                apiVersion: k8s.keycloak.org/v2alpha1
                kind: KeycloakRealmImport
                metadata:
                  name: eduhub
                spec:
                  keycloakCRName: sign-on
                  placeholders:
                """);
        for (String name : OPEN.matcher(json)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(TreeSet<String>::new, TreeSet::add, TreeSet::addAll)) {
            text.append("    ")
                    .append(name)
                    .append(": {secret: {name: sign-on-realm, key: ")
                    .append(name)
                    .append("}}\n");
        }
        text.append("  realm:\n").append(json.indent(4));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
