package vn.eduhub.platform.institution;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.platform.broker.BrokerProperties;
import vn.eduhub.platform.record.RecordReplica;

/// For services that set `hub.institutions.follow=true`.
@AutoConfiguration
@ConditionalOnProperty("hub.institutions.follow")
class InstitutionConfiguration {

    @Bean
    RecordReplica<Institution> institutionReplica(BrokerProperties broker) {
        return new RecordReplica<>(Topic.INSTITUTION, Institution.class, broker);
    }

    @Bean
    Institutions institutions(RecordReplica<Institution> institutionReplica) {
        return new Institutions(institutionReplica);
    }

    @Bean
    HealthIndicator institutionsHealth(Institutions institutions) {
        return () -> institutions.isCaughtUp()
                ? Health.up().build()
                : Health.outOfService().build();
    }
}
