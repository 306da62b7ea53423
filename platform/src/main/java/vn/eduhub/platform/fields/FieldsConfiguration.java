package vn.eduhub.platform.fields;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import vn.eduhub.platform.keys.HubKeys;

@AutoConfiguration
class FieldsConfiguration {

    @Bean
    Tellings tellings(HubKeys keys) {
        return new Tellings(keys);
    }
}
