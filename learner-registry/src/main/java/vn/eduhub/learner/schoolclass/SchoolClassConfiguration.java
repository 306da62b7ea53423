package vn.eduhub.learner.schoolclass;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.Prints;
import vn.eduhub.platform.registration.Schools;

@Configuration(proxyBeanMethods = false)
class SchoolClassConfiguration {

    @Bean
    Classes classLookUp(Records<SchoolClass> records) {
        return new Classes(records);
    }

    @Bean
    Schools schools(Institutions institutions) {
        return new Schools(institutions);
    }

    @Bean
    ClassIntake classIntake(
            Records<SchoolClass> records, Institutions institutions, Schools schools, Prints prints, NewIds ids) {
        return new ClassIntake(records, institutions, schools, prints, ids);
    }

    @Bean
    KeepClasses keepClasses(Records<SchoolClass> records, Records<Learner> learners, KeepClasses.Tools classTools) {
        return new KeepClasses(records, learners, classTools);
    }

    @Bean
    KeepClasses.Tools classTools(
            Institutions institutions, Schools schools, Prints prints, NewIds ids, InstantSource clock) {
        return new KeepClasses.Tools(institutions, schools, prints, ids, clock);
    }
}
