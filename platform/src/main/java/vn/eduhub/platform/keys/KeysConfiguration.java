package vn.eduhub.platform.keys;

import io.micrometer.core.instrument.MeterRegistry;
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

    @Bean
    KeysetWatch keysetWatch(HubKeys keys, MeterRegistry registry, KeysProperties properties) {
        return new KeysetWatch(keys, registry, properties.readAgain());
    }
}
