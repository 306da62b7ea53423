package vn.eduhub.teacher.intake;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.platform.identity.PersonResolver;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.PersonIntake;
import vn.eduhub.platform.registration.PersonIntake.People;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.teacher.assignment.TeacherRules;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    PersonIntake<Teacher> teacherIntake(
            Records<Teacher> records, TeacherRules rules, PersonResolver resolver, People people, InstantSource clock) {
        return new PersonIntake<>(records, rules, resolver, people, clock);
    }

    @Bean
    AssignmentChanges assignmentChanges(Schools schools, NewIds ids, InstantSource clock) {
        return new AssignmentChanges(schools, ids, clock);
    }
}
