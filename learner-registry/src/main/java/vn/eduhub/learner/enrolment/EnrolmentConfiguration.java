package vn.eduhub.learner.enrolment;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.learner.schoolclass.Classes;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.PersonDrafts;
import vn.eduhub.platform.registration.Schools;

@Configuration(proxyBeanMethods = false)
class EnrolmentConfiguration {

    @Bean
    Stays stays(Schools schools, Classes classes, InstantSource clock) {
        return new Stays(schools, classes, clock);
    }

    @Bean
    EnrolmentFilters enrolmentFilters(Schools schools, Classes classes) {
        return new EnrolmentFilters(schools, classes);
    }

    @Bean
    ChangeEnrolment changeEnrolment(Records<Learner> records, LearnerDrafts drafts, Stays stays, Schools schools) {
        return new ChangeEnrolment(records, drafts, stays, schools);
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
