package vn.eduhub.local.signon;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A second realm in the place of VNeID: invented people whose `sub` is formed like a personal number, and
/// the hub's realm as its client. What the real one asks of whoever connects to it is not public; OpenID Connect with
/// the
/// code flow is assumed. Its other client is nobody to the hub: with good tokens, from the wrong house.
final class PopulationRealm {

    static final String NAME = "population-eid";
    static final String BROKER = "eduhub-broker";
    static final String BROKER_SECRET = "local-only-" + BROKER;

    /// Says of itself what a school of ours would.
    private static final MachineClient STRANGER = new MachineClient("stranger", "school", LocalRealms.DEMO_SCHOOL);

    private PopulationRealm() {}

    /// @param number subject of the token, formed like a personal number
    private record Citizen(String number, String familyName, String givenName, String email) {

        @Override
        public String toString() {
            return "Citizen[…]";
        }
    }

    private static final List<Citizen> CITIZENS = List.of(
            new Citizen("001188000147", "Tạ Thị", "Hiền", "hien.ta@population.example"),
            // The same address as a member of staff may have given the hub, and another person.
            new Citizen("079091000258", "Mạc Văn", "Tùng", "hien.ta@school.example"));

    static byte[] json() {
        Map<String, Object> realm = new LinkedHashMap<>();
        realm.put("realm", NAME);
        realm.put("enabled", true);
        realm.put("sslRequired", "external");
        realm.put("registrationAllowed", false);
        realm.put("roles", Map.of("realm", List.of(Map.of("name", "school"))));
        realm.put("clients", List.of(broker(), RealmFile.client(STRANGER, RealmPlace.ONE_MACHINE)));
        realm.put(
                "users",
                Stream.concat(
                                Stream.of(RealmFile.serviceAccount(STRANGER)),
                                CITIZENS.stream().map(PopulationRealm::user))
                        .toList());
        realm.put("components", RealmFile.keys());
        String text = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(realm)
                .replace("\r\n", "\n");
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> broker() {
        String endpoint = "/realms/eduhub/broker/" + OutsideSignOn.ALIAS + "/endpoint";
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("clientId", BROKER);
        client.put("secret", BROKER_SECRET);
        client.put("publicClient", false);
        client.put("standardFlowEnabled", true);
        client.put("directAccessGrantsEnabled", false);
        client.put(
                "redirectUris",
                Stream.of("http://127.0.0.1", "http://localhost")
                        .map(host -> host + endpoint)
                        .toList());
        client.put("attributes", Map.of("pkce.code.challenge.method", "S256"));
        return client;
    }

    private static Map<String, Object> user(Citizen citizen) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("id", citizen.number());
        user.put("username", citizen.number());
        user.put("enabled", true);
        user.put("firstName", citizen.givenName());
        user.put("lastName", citizen.familyName());
        user.put("email", citizen.email());
        user.put("emailVerified", true);
        Map<String, Object> password = new LinkedHashMap<>();
        password.put("type", "password");
        password.put("value", "local-only-" + citizen.number());
        user.put("credentials", List.of(password));
        return user;
    }
}
