package vn.eduhub.local.signon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TestIssuerTest {

    private final JsonMapper json = new JsonMapper();

    @Test
    void theKeyItPublishesVerifiesTheTokensItSigns() throws Exception {
        try (TestIssuer issuer = TestIssuer.start();
                TestIssuer another = TestIssuer.start()) {
            String token = issuer.token("school-demo-1", "unit26", "school");
            assertThat(verifies(token, published(issuer))).isTrue();
            assertThat(verifies(token, published(another))).isFalse();
        }
    }

    @Test
    void itAnswersAsATokenEndpointForOurServices() throws IOException, InterruptedException {
        try (TestIssuer issuer = TestIssuer.start()) {
            String token = new TokenClient(issuer.issuer())
                    .token("learner-registry", "any")
                    .orElseThrow();
            JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
            assertThat(claims.path("azp").asString()).isEqualTo("learner-registry");
            assertThat(claims.path("realm_access").path("roles").toString()).isEqualTo("[\"service\"]");
        }
    }

    private PublicKey published(TestIssuer issuer) throws IOException, InterruptedException, GeneralSecurityException {
        JsonNode discovery = get(issuer.issuer() + "/.well-known/openid-configuration");
        JsonNode key = get(discovery.path("jwks_uri").asString()).path("keys").path(0);
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
    }

    private JsonNode get(String address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
            return json.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    private static BigInteger number(JsonNode field) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(field.asString()));
    }

    private static boolean verifies(String token, PublicKey key) throws GeneralSecurityException {
        int end = token.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
    }
}
