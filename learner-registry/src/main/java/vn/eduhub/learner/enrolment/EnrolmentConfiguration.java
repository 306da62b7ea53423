package vn.eduhub.learner.enrolment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.learner.schoolclass.Classes;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.PersonDrafts;
import vn.eduhub.platform.registration.Schools;

@Configuration(proxyBeanMethods = false)
class EnrolmentConfiguration {

    @Bean
    StayReader stayReader(Schools schools, Classes classes) {
        return new StayReader(schools, classes);
    }

    @Bean
    PersonDrafts<Learner> personDrafts(LearnerRules rules, Institutions institutions) {
        return new PersonDrafts<>(rules, institutions);
    }

    @Bean
    LearnerDrafts learnerDrafts(LearnerRules rules, PersonDrafts<Learner> drafts, NewIds ids) {
        return new LearnerDrafts(rules, drafts, ids);
    }
}
