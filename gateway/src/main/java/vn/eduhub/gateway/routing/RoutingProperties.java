package vn.eduhub.gateway.routing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// @param connectTimeout until an instance takes the connection
/// @param answerTimeout until an instance begins to answer, and between two parts of its answer
/// @param uploadTimeout the same for uploads
/// @param uploadMax bytes of one upload; the exchange has the same bound
/// @param probeInterval how often every instance is asked whether it lives
/// @param probeTimeout an instance that does not answer a probe within it is passed over
/// @param connectionsMax open to one instance
@Validated
@ConfigurationProperties("hub.gateway.routing")
record RoutingProperties(
        @DefaultValue("1s") @DurationMin(millis = 50) @DurationMax(seconds = 30)
        Duration connectTimeout,

        @DefaultValue("30s") @DurationMin(millis = 100) @DurationMax(minutes = 5)
        Duration answerTimeout,

        @DefaultValue("10m") @DurationMin(seconds = 1) @DurationMax(hours = 2)
        Duration uploadTimeout,

        @DefaultValue("4GB") @NotNull DataSize uploadMax,

        @DefaultValue("1s") @DurationMin(millis = 50) @DurationMax(minutes = 1)
        Duration probeInterval,

        @DefaultValue("2s") @DurationMin(millis = 50) @DurationMax(minutes = 1)
        Duration probeTimeout,

        @DefaultValue("256") @Positive @Max(4096) int connectionsMax) {}
