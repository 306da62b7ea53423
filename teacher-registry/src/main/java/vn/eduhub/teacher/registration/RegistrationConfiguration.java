package vn.eduhub.teacher.registration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.ChangePerson;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.PersonDrafts;
import vn.eduhub.platform.registration.PersonIntake.People;
import vn.eduhub.teacher.assignment.AssignmentFilters;
import vn.eduhub.teacher.assignment.DutyReader;
import vn.eduhub.teacher.assignment.TeacherDrafts;
import vn.eduhub.teacher.assignment.TeacherRules;

@Configuration(proxyBeanMethods = false)
class RegistrationConfiguration {

    @Bean
    RegisterTeacher registerTeacher(
            Records<Teacher> records, TeacherDrafts drafts, PersonDesk desk, People people, DutyReader duties) {
        return new RegisterTeacher(records, drafts, desk, people, duties);
    }

    @Bean
    ChangePerson<Teacher> changeTeacher(
            Records<Teacher> records,
            TeacherRules rules,
            PersonDrafts<Teacher> drafts,
            PersonDesk desk,
            People people) {
        return new ChangePerson<>(records, rules, drafts, desk, people);
    }

    @Bean
    TeacherList teacherList(Records<Teacher> records, AssignmentFilters filters) {
        return new TeacherList(records, filters);
    }
}
