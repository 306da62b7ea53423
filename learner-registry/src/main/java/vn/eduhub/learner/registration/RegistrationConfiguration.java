package vn.eduhub.learner.registration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.learner.enrolment.EnrolmentFilters;
import vn.eduhub.learner.enrolment.LearnerDrafts;
import vn.eduhub.learner.enrolment.LearnerRules;
import vn.eduhub.learner.enrolment.Stays;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.ChangePerson;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.PersonDrafts;
import vn.eduhub.platform.registration.PersonIntake.People;

@Configuration(proxyBeanMethods = false)
class RegistrationConfiguration {

    @Bean
    RegisterLearner registerLearner(
            Records<Learner> records, LearnerDrafts drafts, PersonDesk desk, People people, Stays stays) {
        return new RegisterLearner(records, drafts, desk, people, stays);
    }

    @Bean
    ChangePerson<Learner> changeLearner(
            Records<Learner> records,
            LearnerRules rules,
            PersonDrafts<Learner> drafts,
            PersonDesk desk,
            People people) {
        return new ChangePerson<>(records, rules, drafts, desk, people);
    }

    @Bean
    LearnerList learnerList(Records<Learner> records, EnrolmentFilters filters) {
        return new LearnerList(records, filters);
    }
}
