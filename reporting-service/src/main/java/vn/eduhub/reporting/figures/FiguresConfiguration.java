package vn.eduhub.reporting.figures;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.platform.broker.BrokerProperties;

@Configuration(proxyBeanMethods = false)
class FiguresConfiguration {

    @Bean
    Figures figures(BrokerProperties broker) {
        return new Figures(broker);
    }

    @Bean
    HealthIndicator figuresHealthIndicator(Figures figures) {
        return () -> figures.isCaughtUp()
                ? Health.up().build()
                : Health.outOfService().build();
    }
}
