package vn.eduhub.exchange;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// @param spool folder for uploads and sorted files; instances that share jobs share it
/// @param uploadMax bytes of one upload, packed; the gateway has the same bound
/// @param jobsMax jobs under way at once in this instance; each takes a sort chunk
/// @param batchesMax batches of a job under way at once
/// @param sortChunk memory of a sort
/// @param lease how long a job stays with an instance that no longer says that it lives
@Validated
@ConfigurationProperties("hub.exchange")
public record ExchangeProperties(
        @DefaultValue(".hub/spool") @NotNull Path spool,
        @DefaultValue("4GB") @NotNull DataSize uploadMax,
        @DefaultValue("2") @Min(1) @Max(8) int jobsMax,
        @DefaultValue("3") @Min(1) @Max(16) int batchesMax,
        @DefaultValue("32MB") @NotNull DataSize sortChunk,
        @DefaultValue("20s") @NotNull Duration lease) {}
