package vn.eduhub.local.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.eduhub.contracts.id.RecordId;

/// The real Keycloak with the committed realm: what stands in the tokens our services will read.
class EmbeddedSignOnIT {

    @TempDir
    private static Path data = Path.of(".");

    private static @Nullable EmbeddedSignOn signOn;

    @BeforeAll
    static void start() {
        signOn = EmbeddedSignOn.start(Path.of("..").toAbsolutePath().normalize(), data);
    }

    @AfterAll
    static void stop() {
        signOn().close();
    }

    @Test
    void aDepartmentsTokenSaysWhoItIsAndForWhom() {
        JsonNode claims = claims(signOn().token("department-48"));
        assertThat(claims.path("iss").asString()).isEqualTo(signOn().issuer());
        assertThat(claims.path("aud").asString()).isEqualTo("eduhub-api");
        assertThat(claims.path("azp").asString()).isEqualTo("department-48");
        assertThat(claims.path("realm_access").path("roles").toString()).contains("department");
        assertThat(claims.path("unit").asString())
                .isEqualTo(RecordId.derived("institution", "department:48").value());
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
    }

    @Test
    void aTokenWithoutUnitAndOneOfAnotherRealmCanBeHad() {
        assertThat(claims(signOn().token("no-unit")).has("unit")).isFalse();
        assertThat(claims(signOn().token("population-eid", "stranger"))
                        .path("iss")
                        .asString())
                .endsWith("/realms/population-eid");
    }

    @Test
    void ourOwnServicesBearTheRoleService() {
        assertThat(claims(signOn().token("learner-registry"))
                        .path("realm_access")
                        .path("roles")
                        .toString())
                .contains("service");
    }

    @Test
    void onlyWhoHasARightOnTheLogGetsTokensForIt() {
        assertThat(audiences("learner-registry")).containsExactlyInAnyOrder("eduhub-api", "kafka");
        assertThat(audiences("ministry-analyst")).containsExactlyInAnyOrder("eduhub-api", "kafka");
        assertThat(audiences("gateway")).containsExactly("eduhub-api");
        assertThat(audiences("school-demo-1")).containsExactly("eduhub-api");
    }

    @Test
    void aClientNobodyKnowsGetsNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> signOn().token("nobody"));
    }

    private static EmbeddedSignOn signOn() {
        return Objects.requireNonNull(signOn);
    }

    private static List<String> audiences(String client) {
        JsonNode audience = claims(signOn().token(client)).path("aud");
        return audience.isArray()
                ? audience.valueStream().map(JsonNode::asString).toList()
                : List.of(audience.asString());
    }

    private static JsonNode claims(String token) {
        byte[] body = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return new JsonMapper().readTree(new String(body, StandardCharsets.UTF_8));
    }
}
