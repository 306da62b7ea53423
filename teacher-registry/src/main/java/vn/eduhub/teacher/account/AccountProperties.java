package vn.eduhub.teacher.account;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param issuer of the realm that the accounts are in; none: the one whose tokens are taken
/// @param clientId of the realm's client that may manage users
/// @param clientSecret none: the sign-on gives this service no accounts to keep
/// @param invitationLife how long the link in an invitation can be used
/// @param connectTimeout until the sign-on takes the connection
/// @param answerTimeout until it has answered; it sends the invitation meanwhile
@Validated
@ConfigurationProperties("hub.teacher.accounts")
record AccountProperties(
        @Nullable String issuer,
        @DefaultValue("account-keeper") @NotBlank String clientId,
        @Nullable String clientSecret,

        @DefaultValue("3d") @DurationMin(minutes = 5) @DurationMax(days = 30)
        Duration invitationLife,

        @DefaultValue("2s") @DurationMin(millis = 50) @DurationMax(seconds = 10)
        Duration connectTimeout,

        @DefaultValue("15s") @DurationMin(millis = 100) @DurationMax(seconds = 20)
        Duration answerTimeout) {

    @Override
    public String toString() {
        return "AccountProperties[" + clientId + "]";
    }
}
