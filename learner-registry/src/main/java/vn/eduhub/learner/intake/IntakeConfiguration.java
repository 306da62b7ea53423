package vn.eduhub.learner.intake;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.learner.enrolment.LearnerRules;
import vn.eduhub.learner.schoolclass.Classes;
import vn.eduhub.platform.identity.PersonResolver;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.PersonIntake;
import vn.eduhub.platform.registration.PersonIntake.People;
import vn.eduhub.platform.registration.Schools;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    PersonIntake<Learner> learnerIntake(
            Records<Learner> records, LearnerRules rules, PersonResolver resolver, People people, InstantSource clock) {
        return new PersonIntake<>(records, rules, resolver, people, clock);
    }

    @Bean
    EnrolmentChanges enrolmentChanges(Schools schools, Classes classes, NewIds ids, InstantSource clock) {
        return new EnrolmentChanges(schools, classes, ids, clock);
    }
}
