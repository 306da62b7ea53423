package vn.eduhub.local.signon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The outside identity provider of the realm `eduhub`, in VNeID's place. Someone who has an account here
/// links it while signed in; from then on the provider opens it. Whoever comes from there without a link is
/// refused: nothing is linked because an e-mail address or a name is the same, and nobody is made an account.
final class OutsideSignOn {

    static final String ALIAS = "vneid";
    private static final String FIRST_LOGIN = "vneid first login";

    private OutsideSignOn() {}

    static Map<String, Object> provider(RealmPlace place) {
        String issuer = place.outsideIssuer();
        String protocol = issuer + "/protocol/openid-connect";
        Map<String, String> config = new TreeMap<>();
        config.put("issuer", issuer);
        config.put("authorizationUrl", protocol + "/auth");
        config.put("tokenUrl", protocol + "/token");
        config.put("jwksUrl", protocol + "/certs");
        config.put("useJwksUrl", "true");
        config.put("validateSignature", "true");
        config.put("clientId", place.outsideClient());
        config.put("clientSecret", place.outsideSecret());
        config.put("clientAuthMethod", "client_secret_basic");
        config.put("pkceEnabled", "true");
        config.put("pkceMethod", "S256");
        config.put("defaultScope", "openid");
        config.put("disableUserInfo", "true");
        // What the provider says of a name or address changes nothing here.
        config.put("syncMode", "IMPORT");
        Map<String, Object> provider = new LinkedHashMap<>();
        provider.put("alias", ALIAS);
        provider.put("displayName", "VNeID");
        provider.put("providerId", "oidc");
        provider.put("enabled", place == RealmPlace.ONE_MACHINE);
        provider.put("trustEmail", false);
        provider.put("storeToken", false);
        provider.put("linkOnly", false);
        provider.put("firstBrokerLoginFlowAlias", FIRST_LOGIN);
        provider.put("config", config);
        return provider;
    }

    /// Keycloak adds none of its own flows beside these but those it cannot be without. The browser's is
    /// its own, without what belongs to Kerberos and organisations.
    static List<Map<String, Object>> flows() {
        return List.of(
                flow(
                        "browser",
                        true,
                        execution("auth-cookie", "ALTERNATIVE"),
                        execution("identity-provider-redirector", "ALTERNATIVE"),
                        subflow("forms", "ALTERNATIVE")),
                flow(
                        "forms",
                        false,
                        execution("auth-username-password-form", "REQUIRED"),
                        subflow("second factor", "CONDITIONAL")),
                flow(
                        "second factor",
                        false,
                        execution("conditional-user-configured", "REQUIRED"),
                        execution("auth-otp-form", "REQUIRED")),
                flow(FIRST_LOGIN, true, execution("deny-access-authenticator", "REQUIRED")));
    }

    @SafeVarargs
    private static Map<String, Object> flow(String alias, boolean topLevel, Map<String, Object>... executions) {
        List<Map<String, Object>> ordered = new ArrayList<>();
        for (Map<String, Object> execution : executions) {
            Map<String, Object> placed = new LinkedHashMap<>(execution);
            placed.put("priority", 10 * (ordered.size() + 1));
            ordered.add(placed);
        }
        Map<String, Object> flow = new LinkedHashMap<>();
        flow.put("alias", alias);
        flow.put("providerId", "basic-flow");
        flow.put("topLevel", topLevel);
        flow.put("builtIn", false);
        flow.put("authenticationExecutions", ordered);
        return flow;
    }

    private static Map<String, Object> execution(String authenticator, String requirement) {
        return step(authenticator, null, requirement);
    }

    private static Map<String, Object> subflow(String alias, String requirement) {
        return step(null, alias, requirement);
    }

    private static Map<String, Object> step(
            @Nullable String authenticator, @Nullable String flowAlias, String requirement) {
        Map<String, Object> step = new LinkedHashMap<>();
        if (authenticator != null) {
            step.put("authenticator", authenticator);
        }
        if (flowAlias != null) {
            step.put("flowAlias", flowAlias);
        }
        step.put("authenticatorFlow", flowAlias != null);
        step.put("requirement", requirement);
        return step;
    }
}
