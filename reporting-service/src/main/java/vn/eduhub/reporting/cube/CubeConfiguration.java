package vn.eduhub.reporting.cube;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.state.Stores;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.platform.broker.BrokerProperties;
import vn.eduhub.platform.broker.Topics;
import vn.eduhub.platform.json.HubJson;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CubeProperties.class)
class CubeConfiguration {

    @Bean
    Cube cube(BrokerProperties broker, CubeProperties properties, Topics topics, MeterRegistry meters) {
        CubeTopology topology =
                new CubeTopology(HubJson.TOLERANT, new CubeMeters(meters), Stores::persistentKeyValueStore);
        Cube cube = new Cube(topology::build, CubeSettings.of(broker, properties), topics::made);
        Gauge.builder("hub.cube.lag", cube, Cube::lag)
                .description("events of the log that are not in the cube yet")
                .baseUnit("records")
                .register(meters);
        return cube;
    }

    @Bean
    HealthIndicator cubeHealthIndicator(Cube cube) {
        return () -> cube.isAlive() ? Health.up().build() : Health.down().build();
    }
}
