package vn.eduhub.platform.store;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param uri a MongoDB connection string without a database; each service has its own, named after it
@Validated
@ConfigurationProperties("hub.store")
public record StoreProperties(
        @DefaultValue("mongodb://127.0.0.1:27017/?retryWrites=false") @NotBlank
        String uri) {}
