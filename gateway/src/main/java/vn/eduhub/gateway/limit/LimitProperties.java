package vn.eduhub.gateway.limit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// For each client.
///
/// @param requestsPerSecond that come in for long
/// @param requestsAtOnce that may come at once after a pause
/// @param uploadsPerMinute files to `/v1/intake`, a lane of its own
/// @param docsPerMinute files of `/docs` to one address: whoever reads there has no token
@Validated
@ConfigurationProperties("hub.gateway.limit")
record LimitProperties(
        @DefaultValue("5000") @Positive @Max(1_000_000) int requestsPerSecond,
        @DefaultValue("10000") @Positive @Max(1_000_000) int requestsAtOnce,
        @DefaultValue("60") @Positive @Max(100_000) int uploadsPerMinute,
        @DefaultValue("600") @Positive @Max(100_000) int docsPerMinute) {}
