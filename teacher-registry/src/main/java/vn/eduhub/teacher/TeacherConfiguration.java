package vn.eduhub.teacher;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.platform.identity.PersonResolver;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.record.RecordStore;
import vn.eduhub.platform.record.RecordType;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.PersonIntake.People;
import vn.eduhub.platform.registration.PersonReader;
import vn.eduhub.platform.registration.Prints;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.teacher.assignment.ChangeAssignment;

/// The records of this service, and what all its doors need.
@Configuration(proxyBeanMethods = false)
class TeacherConfiguration {

    @Bean
    Records<Teacher> teachers(RecordStore store) {
        return store.open(
                RecordType.of(Topic.TEACHER, "teachers", Teacher.class).index("assignment", ChangeAssignment.ID_FIELD));
    }

    @Bean
    Prints prints(HubKeys keys) {
        return new Prints(keys);
    }

    @Bean
    People people(Institutions institutions, Prints prints, InstantSource clock) {
        return new People(institutions, prints, new PersonReader(institutions, clock));
    }

    @Bean
    PersonDesk personDesk(PersonResolver resolver) {
        return new PersonDesk(resolver);
    }

    @Bean
    Schools schools(Institutions institutions) {
        return new Schools(institutions);
    }

    @Bean
    NewIds newIds(InstantSource clock, RandomGenerator random) {
        return new NewIds(clock, random);
    }
}
