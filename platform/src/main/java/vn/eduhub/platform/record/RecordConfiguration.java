package vn.eduhub.platform.record;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import vn.eduhub.platform.broker.BrokerProperties;

@AutoConfiguration
@EnableConfigurationProperties(RecordsProperties.class)
class RecordConfiguration {

    @Bean
    RecordStore recordStore(
            MongoDatabase database,
            RecordsProperties properties,
            BrokerProperties broker,
            InstantSource clock,
            RandomGenerator random,
            MeterRegistry registry,
            Environment environment) {
        return new RecordStore(
                database,
                properties,
                broker,
                clock,
                random,
                registry,
                environment.getRequiredProperty("spring.application.name"));
    }

    /// Says nothing of a store that went away later: then requests say so, and the process must not be taken out of
    /// service.
    @Bean
    HealthIndicator recordsHealth(RecordStore store) {
        return () ->
                store.isReady() ? Health.up().build() : Health.outOfService().build();
    }
}
