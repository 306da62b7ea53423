package vn.eduhub.local.demo;

import java.util.List;

/// The schools of one Sở, planned and not yet peopled: small, whatever the number of learners.
///
/// @param code two digits; the Sở's code as a managing unit is the same
record Province(String code, List<Commune> communes, List<School> schools) {

    Province {
        communes = List.copyOf(communes);
        schools = List.copyOf(schools);
    }

    int learners() {
        return schools.stream().mapToInt(School::learners).sum();
    }

    int staff() {
        return schools.stream().mapToInt(school -> school.staffing().all()).sum();
    }

    int classrooms() {
        return schools.stream().mapToInt(school -> school.classrooms().size()).sum();
    }
}
