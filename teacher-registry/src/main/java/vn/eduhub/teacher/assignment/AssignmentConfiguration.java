package vn.eduhub.teacher.assignment;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.Prints;
import vn.eduhub.platform.registration.Schools;

@Configuration(proxyBeanMethods = false)
class AssignmentConfiguration {

    @Bean
    TeacherRules teacherRules() {
        return new TeacherRules();
    }

    @Bean
    DutyReader dutyReader(Schools schools) {
        return new DutyReader(schools);
    }

    @Bean
    TeacherDrafts teacherDrafts(TeacherRules rules, Institutions institutions, NewIds ids) {
        return new TeacherDrafts(rules, institutions, ids);
    }

    @Bean
    AssignTeacher assignTeacher(
            Records<Teacher> records, TeacherDrafts drafts, Schools schools, Prints prints, InstantSource clock) {
        return new AssignTeacher(records, drafts, schools, prints, clock);
    }
}
