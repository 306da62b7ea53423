package vn.eduhub.local.signon;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A realm as Keycloak imports it, in the file's order of fields.
///
/// @param name the realm's name, last part of its issuer
/// @param roles what a caller may be
/// @param machines callers without a person behind them
/// @param officers invented people who may sign on with a browser
/// @param place where the realm is
record RealmFile(
        String name, List<String> roles, List<MachineClient> machines, List<Officer> officers, RealmPlace place) {

    private static final int TOKEN_SECONDS = 300;

    /// Keycloak puts in what its environment says when it imports the file. Without a host no mail goes out.
    private static final Map<String, String> MAIL = new TreeMap<>(Map.of(
            "host", "${HUB_SMTP_HOST:}",
            "port", "${HUB_SMTP_PORT:25}",
            "from", "${HUB_SMTP_FROM:eduhub@localhost}",
            "fromDisplayName", "eduhub",
            "auth", "false",
            "starttls", "${HUB_SMTP_STARTTLS:false}"));

    byte[] json() {
        String text = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(realm())
                .replace("\r\n", "\n");
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> realm() {
        Map<String, Object> realm = new LinkedHashMap<>();
        realm.put("realm", name);
        realm.put("enabled", true);
        realm.put("sslRequired", "external");
        realm.put("registrationAllowed", false);
        realm.put("resetPasswordAllowed", true);
        // Names of accounts are numbers that can be guessed: passwords must not be.
        realm.put("bruteForceProtected", true);
        realm.put("passwordPolicy", "length(10) and notUsername(undefined)");
        realm.put("internationalizationEnabled", true);
        realm.put("supportedLocales", List.of("vi", "en"));
        realm.put("defaultLocale", "vi");
        realm.put("accessTokenLifespan", TOKEN_SECONDS);
        realm.put(
                "roles",
                Map.of("realm", roles.stream().map(role -> Map.of("name", role)).toList()));
        realm.put("clients", clients());
        realm.put("users", users());
        realm.put("smtpServer", MAIL);
        realm.put("identityProviders", List.of(OutsideSignOn.provider(place)));
        realm.put("authenticationFlows", OutsideSignOn.flows());
        Map<String, Object> components = new TreeMap<>(keys());
        components.put("org.keycloak.userprofile.UserProfileProvider", List.of(userProfile()));
        realm.put("components", components);
        return realm;
    }

    private List<Map<String, Object>> clients() {
        List<Map<String, Object>> clients = new ArrayList<>();
        for (MachineClient machine : machines) {
            clients.add(client(machine, place));
        }
        clients.add(desk());
        clients.add(me());
        return clients;
    }

    /// The keys a realm makes for itself: those it uses. Left to itself Keycloak makes an RSA key for encrypted tokens
    /// as
    /// well, which nobody here asks for and which takes a second or two of the start.
    static Map<String, Object> keys() {
        return Map.of(
                "org.keycloak.keys.KeyProvider",
                List.of(
                        key("rsa-generated", Map.of()),
                        key("hmac-generated", Map.of("algorithm", List.of("HS512"))),
                        key("aes-generated", Map.of())));
    }

    private static Map<String, Object> key(String provider, Map<String, List<String>> more) {
        Map<String, List<String>> config = new TreeMap<>(more);
        config.put("priority", List.of("100"));
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("name", provider);
        component.put("providerId", provider);
        component.put("config", config);
        return component;
    }

    static Map<String, Object> client(MachineClient machine, RealmPlace place) {
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("clientId", machine.id());
        place.secretOf(machine).ifPresent(secret -> client.put("secret", secret));
        client.put("publicClient", false);
        client.put("standardFlowEnabled", false);
        client.put("directAccessGrantsEnabled", false);
        client.put("serviceAccountsEnabled", true);
        Integer tokenSeconds = machine.tokenSeconds();
        if (tokenSeconds != null) {
            client.put("attributes", Map.of("access.token.lifespan", tokenSeconds.toString()));
        }
        client.put("protocolMappers", machineMappers(machine));
        return client;
    }

    private static List<Map<String, Object>> machineMappers(MachineClient machine) {
        List<Map<String, Object>> mappers = new ArrayList<>();
        MachineClient.audiences(machine.id()).forEach(audience -> mappers.add(audience(audience)));
        String unit = machine.unit();
        if (unit != null) {
            Map<String, String> claim = Map.of(
                    "claim.name",
                    "unit",
                    "claim.value",
                    unit,
                    "jsonType.label",
                    "String",
                    "access.token.claim",
                    "true");
            mappers.add(mapper("unit", "oidc-hardcoded-claim-mapper", claim));
        }
        return mappers;
    }

    /// The browser application of officers.
    private Map<String, Object> desk() {
        return browserApplication(
                "hub-desk",
                List.of(
                        audience(MachineClient.SERVICES),
                        attribute("unit"),
                        attribute("title"),
                        attribute("education_id")));
    }

    /// Where people see what is held of themselves, without a unit. Only its tokens say who began the session:
    /// services tell a person more of themselves when it was the outside provider, and it stated their number.
    /// Tokens for work carry nobody's number.
    private Map<String, Object> me() {
        return browserApplication(
                "hub-me",
                List.of(
                        audience(MachineClient.SERVICES),
                        attribute("education_id"),
                        ofSession("identity_provider", "identity_provider"),
                        ofSession("identity_number", "identity_provider_identity")));
    }

    /// No password ever goes through it, and none is accepted for a token directly.
    private Map<String, Object> browserApplication(String id, List<Map<String, Object>> mappers) {
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("clientId", id);
        client.put("publicClient", true);
        client.put("standardFlowEnabled", true);
        client.put("directAccessGrantsEnabled", false);
        client.put("redirectUris", place.pages());
        client.put("attributes", Map.of("pkce.code.challenge.method", "S256"));
        client.put("protocolMappers", mappers);
        return client;
    }

    private static Map<String, Object> ofSession(String claim, String note) {
        return mapper(
                claim,
                "oidc-usersessionmodel-note-mapper",
                Map.of(
                        "user.session.note",
                        note,
                        "claim.name",
                        claim,
                        "jsonType.label",
                        "String",
                        "access.token.claim",
                        "true",
                        "id.token.claim",
                        "false"));
    }

    private static Map<String, Object> audience(String audience) {
        return mapper(
                "audience " + audience,
                "oidc-audience-mapper",
                Map.of("included.custom.audience", audience, "access.token.claim", "true"));
    }

    private static Map<String, Object> attribute(String name) {
        return mapper(
                name,
                "oidc-usermodel-attribute-mapper",
                Map.of(
                        "user.attribute",
                        name,
                        "claim.name",
                        name,
                        "jsonType.label",
                        "String",
                        "access.token.claim",
                        "true",
                        "id.token.claim",
                        "true"));
    }

    static Map<String, Object> mapper(String name, String type, Map<String, String> config) {
        Map<String, Object> mapper = new LinkedHashMap<>();
        mapper.put("name", name);
        mapper.put("protocol", "openid-connect");
        mapper.put("protocolMapper", type);
        mapper.put("config", new TreeMap<>(config));
        return mapper;
    }

    private List<Map<String, Object>> users() {
        List<Map<String, Object>> users = new ArrayList<>();
        for (MachineClient machine : machines) {
            users.add(serviceAccount(machine));
        }
        officers.forEach(officer -> users.add(user(officer)));
        return users;
    }

    static Map<String, Object> serviceAccount(MachineClient machine) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("username", "service-account-" + machine.id());
        user.put("enabled", true);
        user.put("serviceAccountClientId", machine.id());
        String role = machine.role();
        user.put("realmRoles", role == null ? List.of() : List.of(role));
        if (!machine.realmRights().isEmpty()) {
            user.put("clientRoles", Map.of("realm-management", machine.realmRights()));
        }
        return user;
    }

    private static Map<String, Object> user(Officer officer) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("username", officer.username());
        user.put("enabled", true);
        user.put("firstName", officer.givenName());
        user.put("lastName", officer.familyName());
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("unit", List.of(officer.unit()));
        attributes.put("title", List.of(officer.title()));
        user.put("attributes", attributes);
        Map<String, Object> password = new LinkedHashMap<>();
        password.put("type", "password");
        password.put("value", "local-only-" + officer.username());
        user.put("credentials", List.of(password));
        user.put("realmRoles", List.of(officer.role()));
        return user;
    }

    /// Keycloak drops attributes it does not know unless the user profile names them; officers may not change theirs.
    private static Map<String, Object> userProfile() {
        Map<String, Object> email = profileAttribute("email", List.of("admin", "user"), List.of("admin", "user"));
        email.put("validations", Map.of("email", Map.of()));
        List<Map<String, Object>> attributes = List.of(
                profileAttribute("username", List.of("admin", "user"), List.of("admin")),
                email,
                profileAttribute("firstName", List.of("admin", "user"), List.of("admin")),
                profileAttribute("lastName", List.of("admin", "user"), List.of("admin")),
                profileAttribute("unit", List.of("admin", "user"), List.of("admin")),
                profileAttribute("title", List.of("admin", "user"), List.of("admin")),
                profileAttribute("education_id", List.of("admin", "user"), List.of("admin")),
                // What the hub remembers of an account: why it closed it, and that an invitation went out.
                profileAttribute("closed_because", List.of("admin"), List.of("admin")),
                profileAttribute("invited_at", List.of("admin"), List.of("admin")));
        String config = new JsonMapper().writeValueAsString(Map.of("attributes", attributes));
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("providerId", "declarative-user-profile");
        component.put("config", Map.of("kc.user.profile.config", List.of(config)));
        return component;
    }

    private static Map<String, Object> profileAttribute(String name, List<String> view, List<String> edit) {
        Map<String, Object> permissions = new LinkedHashMap<>();
        permissions.put("view", view);
        permissions.put("edit", edit);
        Map<String, Object> attribute = new LinkedHashMap<>();
        attribute.put("name", name);
        attribute.put("permissions", permissions);
        return attribute;
    }
}
