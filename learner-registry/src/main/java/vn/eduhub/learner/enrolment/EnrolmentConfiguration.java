package vn.eduhub.learner.enrolment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.learner.schoolclass.Classes;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.Schools;

@Configuration(proxyBeanMethods = false)
class EnrolmentConfiguration {

    @Bean
    StayReader stayReader(Schools schools, Classes classes) {
        return new StayReader(schools, classes);
    }

    @Bean
    LearnerDrafts learnerDrafts(LearnerRules rules, Institutions institutions, NewIds ids) {
        return new LearnerDrafts(rules, institutions, ids);
    }
}
