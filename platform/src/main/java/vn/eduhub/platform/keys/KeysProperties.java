package vn.eduhub.platform.keys;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param folder holds the key files; back it up apart from the store
/// @param readAgain how often `aead.json` is looked at for keys that were added
/// @param generate make key files that are missing: for one machine only, never in production
@Validated
@ConfigurationProperties("hub.keys")
public record KeysProperties(
        @DefaultValue(".hub/keys") Path folder,
        @DefaultValue("5s") Duration readAgain,
        @DefaultValue("false") boolean generate) {}
