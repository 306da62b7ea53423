package vn.eduhub.platform.keys;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@EnableConfigurationProperties(KeysProperties.class)
class KeysConfiguration {

    @Bean
    HubKeys hubKeys(KeysProperties properties) {
        return new HubKeys(properties);
    }
}
