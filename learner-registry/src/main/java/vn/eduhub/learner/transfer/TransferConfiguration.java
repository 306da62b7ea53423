package vn.eduhub.learner.transfer;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.learner.enrolment.ChangeEnrolment;
import vn.eduhub.learner.enrolment.EnrolmentFilters;
import vn.eduhub.learner.enrolment.LearnerDrafts;
import vn.eduhub.learner.enrolment.Stays;
import vn.eduhub.learner.schoolclass.Classes;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.Prints;
import vn.eduhub.platform.registration.Schools;

@Configuration(proxyBeanMethods = false)
class TransferConfiguration {

    @Bean
    MoveLearner.Places places(Schools schools, Classes classes, Stays stays, ChangeEnrolment enrolments) {
        return new MoveLearner.Places(schools, classes, stays, enrolments);
    }

    @Bean
    MoveLearner moveLearner(
            Records<Learner> records,
            LearnerDrafts drafts,
            MoveLearner.Places places,
            Prints prints,
            MoveLearner.Fresh fresh) {
        return new MoveLearner(records, drafts, places, prints, fresh);
    }

    @Bean
    TransferList transferList(Records<Learner> records, EnrolmentFilters filters, Schools schools) {
        return new TransferList(records, filters, schools);
    }

    @Bean
    MoveLearner.Fresh fresh(InstantSource clock, NewIds ids) {
        return new MoveLearner.Fresh(clock, ids);
    }
}
