package vn.eduhub.exchange.job;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.exchange.ExchangeProperties;
import vn.eduhub.exchange.reference.MongoSenderReferences;
import vn.eduhub.exchange.reference.SenderReferences;
import vn.eduhub.platform.caller.SubmitterSigner;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.keys.HashPurpose;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.peer.Peers;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExchangeProperties.class)
class JobConfiguration {

    @Bean
    Alarm intakeAlarm(MeterRegistry meters) {
        return new Alarm(meters);
    }

    @Bean
    Jobs jobs(MongoDatabase database, InstantSource clock, Alarm intakeAlarm) {
        return new Jobs(database, clock, intakeAlarm);
    }

    @Bean
    Outcomes outcomes(MongoDatabase database) {
        return new Outcomes(database);
    }

    @Bean
    Ledgers ledgers(Outcomes outcomes) {
        return new Ledgers(outcomes);
    }

    @Bean
    Spool spool(ExchangeProperties properties) {
        return new Spool(properties.spool());
    }

    @Bean
    SenderReferences senderReferences(MongoDatabase database, HubKeys keys) {
        return new MongoSenderReferences(database, text -> keys.keyedHash(HashPurpose.PRINT, text));
    }

    @Bean
    Owners owners(Peers peers, SubmitterSigner signer, SenderReferences references, Institutions institutions) {
        return new Owners(peers, signer, references, institutions);
    }

    @Bean
    JobRunner.Chance chance(InstantSource clock, RandomGenerator random) {
        return new JobRunner.Chance(clock, random);
    }

    @Bean
    TakeUpload takeUpload(
            Spool spool, Jobs jobs, Institutions institutions, JobRunner.Chance chance, ExchangeProperties properties) {
        return new TakeUpload(
                spool, jobs, institutions, chance, properties.uploadMax().toBytes());
    }

    @Bean
    JobRunner jobRunner(JobParts parts, ExchangeProperties properties, JobRunner.Chance chance) {
        return new JobRunner(parts, properties, chance);
    }

    @Bean
    JobParts jobParts(Jobs jobs, Outcomes outcomes, Ledgers ledgers, Owners owners, Spool spool, Alarm intakeAlarm) {
        return new JobParts(jobs, outcomes, ledgers, owners, spool, intakeAlarm);
    }
}
