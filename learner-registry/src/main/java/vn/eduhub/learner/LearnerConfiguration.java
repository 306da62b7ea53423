package vn.eduhub.learner;

import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.learner.enrolment.ChangeEnrolment;
import vn.eduhub.learner.enrolment.LearnerRules;
import vn.eduhub.platform.fields.SensitiveSeal;
import vn.eduhub.platform.identity.PersonResolver;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.keyguard.Guarded;
import vn.eduhub.platform.keyguard.KeyGuard;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.record.RecordStore;
import vn.eduhub.platform.record.RecordType;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.PersonIntake.People;
import vn.eduhub.platform.registration.PersonReader;
import vn.eduhub.platform.registration.Prints;
import vn.eduhub.platform.reseal.RecordResealing;
import vn.eduhub.platform.reseal.RecordResealing.SealedField;
import vn.eduhub.platform.reseal.Resealing;

/// The two kinds of records of this service, and what all its doors need.
@Configuration(proxyBeanMethods = false)
class LearnerConfiguration {

    @Bean
    Records<Learner> learners(RecordStore store) {
        return store.open(
                RecordType.of(Topic.LEARNER, "learners", Learner.class).index("enrolment", ChangeEnrolment.ID_FIELD));
    }

    @Bean
    Records<SchoolClass> classes(RecordStore store) {
        return store.open(RecordType.of(Topic.CLASS, "classes", SchoolClass.class));
    }

    @Bean
    Guarded guarded() {
        return new Guarded("learner-guard", List.of(new Guarded.EarlierForm("learners", "content.ethnicity")));
    }

    @Bean
    LearnerRules learnerRules(HubKeys keys, KeyGuard guard) {
        return new LearnerRules(new SensitiveSeal(keys, Topic.LEARNER, guard::check));
    }

    @Bean
    Resealing resealedLearners(Records<Learner> learners, HubKeys keys) {
        return new RecordResealing<>(
                learners,
                keys,
                new SealedField<>(SensitiveSeal.FIELD, Learner::sensitive, LearnerRules::withSensitive));
    }

    @Bean
    Prints prints(HubKeys keys) {
        return new Prints(keys);
    }

    @Bean
    PersonReader personReader(Institutions institutions, InstantSource clock) {
        return new PersonReader(institutions, clock);
    }

    @Bean
    People people(Institutions institutions, Prints prints, PersonReader reader) {
        return new People(institutions, prints, reader);
    }

    @Bean
    PersonDesk personDesk(PersonResolver resolver) {
        return new PersonDesk(resolver);
    }

    @Bean
    NewIds newIds(InstantSource clock, RandomGenerator random) {
        return new NewIds(clock, random);
    }
}
