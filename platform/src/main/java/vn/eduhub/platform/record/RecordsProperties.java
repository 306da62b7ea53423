package vn.eduhub.platform.record;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param sweeperAge how long a writer may show no life before others publish what it left behind
/// @param backlogMax records that are stored and not yet on the log, before writes are refused with 503; a
///     batch of an intake has up to 500
@Validated
@ConfigurationProperties("hub.records")
public record RecordsProperties(
        @DefaultValue("15s") Duration sweeperAge,
        @DefaultValue("20000") @Min(500) @Max(1_000_000) int backlogMax) {}
