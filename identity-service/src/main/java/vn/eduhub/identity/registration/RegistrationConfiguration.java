package vn.eduhub.identity.registration;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.identity.matching.ExactPersonMatcher;
import vn.eduhub.identity.matching.PersonMatcher;
import vn.eduhub.identity.minting.EducationIds;
import vn.eduhub.identity.review.Reviews;
import vn.eduhub.platform.keyguard.Guarded;
import vn.eduhub.platform.keyguard.KeyGuard;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.record.RecordStore;
import vn.eduhub.platform.record.RecordType;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.reseal.RecordResealing;
import vn.eduhub.platform.reseal.RecordResealing.SealedField;
import vn.eduhub.platform.reseal.Resealing;

@Configuration(proxyBeanMethods = false)
class RegistrationConfiguration {

    @Bean
    Records<Person> personRecords(RecordStore store) {
        return store.open(RecordType.of(Topic.PERSON, "persons", Person.class)
                .index("likeness", "content.likeness")
                .unique("slot", "content.slot"));
    }

    @Bean
    Resealing resealedPersons(Records<Person> personRecords, HubKeys hubKeys) {
        return new RecordResealing<>(
                personRecords,
                hubKeys,
                new SealedField<>(Person.PERSONAL_NUMBER, Person::personalNumber, Dossier::withNumber));
    }

    @Bean
    Guarded guarded() {
        return new Guarded("person-guard", List.of());
    }

    @Bean
    PersonMatcher personMatcher() {
        return new ExactPersonMatcher();
    }

    @Bean
    ResolvePersons resolvePersons(
            Records<Person> personRecords,
            Reviews reviews,
            HubKeys hubKeys,
            PersonMatcher matcher,
            EducationIds ids,
            KeyGuard guard) {
        PersonHashes hashes = new PersonHashes(hubKeys);
        return new ResolvePersons(new RegistrationTools(personRecords, reviews, hashes, matcher, ids), guard);
    }
}
