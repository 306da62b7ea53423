package vn.eduhub.platform.broker;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@EnableConfigurationProperties(BrokerProperties.class)
class BrokerConfiguration {

    @Bean
    Topics topics(BrokerProperties properties) {
        return new Topics(properties);
    }
}
