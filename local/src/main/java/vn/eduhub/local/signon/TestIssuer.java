package vn.eduhub.local.signon;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A light stand-in for Keycloak in the tests of one module: serves its discovery page and keys, and signs
/// tokens with the same claims as the realm. Tests of the whole hub use the real Keycloak.
///
/// Two issuers do not trust each other: the second one is a "token of another realm".
public final class TestIssuer implements AutoCloseable {

    private static final String KEY_ID = "test-key";
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final HttpServer server;
    private final ExecutorService threads;
    private final KeyPair keys;
    private final InstantSource clock;
    private final Duration life;
    private volatile boolean away;
    private final JsonMapper json = new JsonMapper();

    private TestIssuer(HttpServer server, KeyPair keys, InstantSource clock, Duration life) {
        this.server = server;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.keys = keys;
        this.clock = clock;
        this.life = life;
    }

    /// An issuer on a free loopback port.
    public static TestIssuer start() {
        return start(InstantSource.system());
    }

    /// An issuer whose tokens begin at this clock's now.
    public static TestIssuer start(InstantSource clock) {
        return start(clock, LIFE);
    }

    /// An issuer whose tokens live as long as this.
    public static TestIssuer start(InstantSource clock, Duration life) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            TestIssuer issuer = new TestIssuer(server, generator.generateKeyPair(), clock, life);
            issuer.serve();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the test issuer", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no RSA", e);
        }
    }

    /// The issuer's address, as it stands in `iss`.
    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/eduhub";
    }

    /// From now on nobody gets an answer but "not now".
    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    /// A token good for its time. Without a unit the claim is absent.
    public String token(String clientId, @Nullable String unit, String... roles) {
        return sign(claims(clientId, unit, List.of(roles), clock.instant().plus(life)));
    }

    /// A token of a person who signed in by themselves.
    ///
    /// @param educationId whose own data it is for
    public String personToken(String userName, String educationId) {
        return sign(personClaims(userName, educationId));
    }

    /// A token of a person who came by an outside provider.
    ///
    /// @param number that the provider stated
    public String personToken(String userName, String educationId, String provider, String number) {
        Map<String, Object> claims = personClaims(userName, educationId);
        claims.put("identity_provider", provider);
        claims.put("identity_number", number);
        return sign(claims);
    }

    /// A token of an officer who is a person of the hub as well.
    public String officerToken(String educationId, String unit, String role) {
        Map<String, Object> claims =
                claims("hub-desk", unit, List.of(role), clock.instant().plus(life));
        claims.put("preferred_username", "officer");
        claims.put("education_id", educationId);
        return sign(claims);
    }

    private Map<String, Object> personClaims(String userName, String educationId) {
        Map<String, Object> claims =
                claims("portal", null, List.of(), clock.instant().plus(life));
        claims.put("preferred_username", userName);
        claims.put("education_id", educationId);
        return claims;
    }

    /// A token that ended an hour ago, well past any clock skew a verifier forgives.
    public String expiredToken(String clientId, @Nullable String unit, String... roles) {
        return sign(claims(clientId, unit, List.of(roles), clock.instant().minus(Duration.ofHours(1))));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve() {
        String base = "/realms/eduhub";
        String certs = base + "/protocol/openid-connect/certs";
        server.createContext(certs, exchange -> answer(exchange, keySet()));
        server.createContext(base + "/.well-known/openid-configuration", exchange -> answer(exchange, discovery()));
        server.createContext(base + "/protocol/openid-connect/token", this::grant);
        server.setExecutor(threads);
        server.start();
    }

    /// Client credentials for our own services: whoever asks is given the role `service`.
    private void grant(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String client = clientOf(form, exchange.getRequestHeaders().getFirst("Authorization"));
        answer(
                exchange,
                Map.of(
                        "access_token",
                        token(client, null, "service"),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        life.toSeconds()));
    }

    private static String clientOf(String form, @Nullable String authorization) {
        if (authorization != null && authorization.startsWith("Basic ")) {
            byte[] pair = Base64.getDecoder().decode(authorization.substring("Basic ".length()));
            return new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
        }
        for (String field : form.split("&", -1)) {
            if (field.startsWith("client_id=")) {
                return field.substring("client_id=".length());
            }
        }
        return "unknown";
    }

    private Map<String, Object> discovery() {
        String protocol = issuer() + "/protocol/openid-connect";
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("issuer", issuer());
        page.put("jwks_uri", protocol + "/certs");
        page.put("token_endpoint", protocol + "/token");
        page.put("authorization_endpoint", protocol + "/auth");
        page.put("response_types_supported", List.of("code"));
        page.put("subject_types_supported", List.of("public"));
        page.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return page;
    }

    private Map<String, Object> keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "keys",
                List.of(Map.of(
                        "kty",
                        "RSA",
                        "use",
                        "sig",
                        "alg",
                        "RS256",
                        "kid",
                        KEY_ID,
                        "n",
                        unsigned(key.getModulus()),
                        "e",
                        unsigned(key.getPublicExponent()))));
    }

    private Map<String, Object> claims(String clientId, @Nullable String unit, List<String> roles, Instant expiry) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer());
        claims.put("aud", MachineClient.audiences(clientId));
        claims.put(
                "sub",
                UUID.nameUUIDFromBytes(clientId.getBytes(StandardCharsets.UTF_8))
                        .toString());
        claims.put("azp", clientId);
        claims.put("client_id", clientId);
        claims.put("typ", "Bearer");
        claims.put("iat", expiry.minus(life).getEpochSecond());
        claims.put("exp", expiry.getEpochSecond());
        claims.put("realm_access", Map.of("roles", roles));
        if (unit != null) {
            claims.put("unit", unit);
        }
        return claims;
    }

    private String sign(Map<String, Object> claims) {
        String head = encoded(json.writeValueAsBytes(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY_ID)));
        String signed = head + "." + encoded(json.writeValueAsBytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the test key cannot sign", e);
        }
    }

    private void answer(HttpExchange exchange, Map<String, Object> body) throws IOException {
        if (away) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /// A number as JWK wants it: big-endian, without the sign byte.
    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
