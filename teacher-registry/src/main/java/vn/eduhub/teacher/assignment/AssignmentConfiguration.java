package vn.eduhub.teacher.assignment;

import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.platform.fields.SensitiveSeal;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.keyguard.Guarded;
import vn.eduhub.platform.keyguard.KeyGuard;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.PersonDrafts;
import vn.eduhub.platform.registration.Prints;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.platform.reseal.RecordResealing;
import vn.eduhub.platform.reseal.RecordResealing.SealedField;
import vn.eduhub.platform.reseal.Resealing;

@Configuration(proxyBeanMethods = false)
class AssignmentConfiguration {

    @Bean
    Guarded guarded() {
        return new Guarded("teacher-guard", List.of(new Guarded.EarlierForm("teachers", "content.ethnicity")));
    }

    @Bean
    TeacherRules teacherRules(HubKeys keys, KeyGuard guard) {
        return new TeacherRules(new SensitiveSeal(keys, Topic.TEACHER, guard::check));
    }

    @Bean
    Resealing resealedTeachers(Records<Teacher> records, HubKeys keys) {
        return new RecordResealing<>(
                records, keys, new SealedField<>(SensitiveSeal.FIELD, Teacher::sensitive, TeacherRules::withSensitive));
    }

    @Bean
    DutyReader dutyReader(Schools schools, InstantSource clock) {
        return new DutyReader(schools, clock);
    }

    @Bean
    AssignmentFilters assignmentFilters(Schools schools) {
        return new AssignmentFilters(schools);
    }

    @Bean
    ChangeAssignment changeAssignment(Records<Teacher> records, TeacherDrafts drafts, Schools schools) {
        return new ChangeAssignment(records, drafts, schools);
    }

    @Bean
    AssignTeacher.Tools assigningTools(Schools schools, Prints prints, InstantSource clock) {
        return new AssignTeacher.Tools(schools, prints, clock);
    }

    @Bean
    PersonDrafts<Teacher> personDrafts(TeacherRules rules, Institutions institutions) {
        return new PersonDrafts<>(rules, institutions);
    }

    @Bean
    TeacherDrafts teacherDrafts(TeacherRules rules, PersonDrafts<Teacher> drafts, NewIds ids) {
        return new TeacherDrafts(rules, drafts, ids);
    }

    @Bean
    AssignTeacher assignTeacher(
            Records<Teacher> records,
            TeacherDrafts drafts,
            DutyReader duties,
            ChangeAssignment assignments,
            AssignTeacher.Tools assigningTools) {
        return new AssignTeacher(records, drafts, duties, assignments, assigningTools);
    }
}
