package vn.eduhub.reporting.cube;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param state folder of the state stores; one for each process, it can be lost and is rebuilt from the log
/// @param instance name of this process within the cube: one that comes back under the same name takes its work up at
/// once
/// @param threads that take events
/// @param commitInterval how long a change may wait until it is seen
@Validated
@ConfigurationProperties("hub.reporting")
record CubeProperties(
        @NotNull Path state,
        @NotNull String instance,
        @DefaultValue("2") @Positive @Max(32) int threads,

        @DefaultValue("50ms") @DurationMin(millis = 10) @DurationMax(seconds = 10)
        Duration commitInterval) {}
