package vn.eduhub.platform.caller;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param issuer of the realm; its keys and tokens are found below `/protocol/openid-connect`
/// @param audience a token must be meant for
/// @param openPaths patterns of paths that need no token; what else is below `/actuator` is for operators
/// @param clientId of this service itself; none: the application's name
/// @param clientSecret of this service itself; none: it calls no other service
@Validated
@ConfigurationProperties("hub.sign-on")
public record SignOnProperties(
        @DefaultValue("http://127.0.0.1:9080/realms/eduhub") @NotBlank
        String issuer,

        @DefaultValue("eduhub-api") @NotBlank String audience,
        @DefaultValue("/actuator/**") @NotEmpty List<String> openPaths,
        @Nullable String clientId,
        @Nullable String clientSecret) {

    public SignOnProperties {
        openPaths = List.copyOf(openPaths);
    }

    public String keysAddress() {
        return issuer + "/protocol/openid-connect/certs";
    }

    public String tokenAddress() {
        return issuer + "/protocol/openid-connect/token";
    }

    @Override
    public String toString() {
        return "SignOnProperties[" + issuer + "]";
    }
}
