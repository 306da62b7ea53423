package vn.eduhub.learner.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.learner.schoolclass.Classes;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Criterion;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.platform.rest.Page;

/// Lists learners within a caller's reach.
final class LearnerList {

    private final Records<Learner> records;
    private final Schools schools;
    private final Classes classes;

    LearnerList(Records<Learner> records, Schools schools, Classes classes) {
        this.records = records;
        this.schools = schools;
        this.classes = classes;
    }

    /// The query as it came.
    record Query(
            @Nullable String school,
            @Nullable String schoolClass,
            @Nullable String schoolYear,
            @Nullable String limit,
            @Nullable String cursor) {}

    /// A page may hold fewer than `limit` although more follow: the store finds learners of the school and
    /// of the year, and only those with one enrolment that is both are kept.
    Page<RecordBody<Learner>> page(Caller caller, Query query) {
        Reader reader = new Reader();
        Optional<RecordId> school = reader.recordId("/school", query.school());
        Optional<RecordId> schoolClass = reader.recordId("/schoolClass", query.schoolClass());
        Optional<SchoolYear> year = reader.schoolYear("/schoolYear", query.schoolYear());
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        Optional<RecordId> after = Page.cursor(query.cursor());
        int limit = Page.limit(query.limit());
        Optional<RecordId> narrowed = school;
        if (schoolClass.isPresent()) {
            Optional<RecordId> ofClass =
                    classes.find(schoolClass.get()).map(RecordBody::content).map(SchoolClass::school);
            if (ofClass.isEmpty() || (school.isPresent() && !school.equals(ofClass))) {
                return nothing();
            }
            narrowed = ofClass;
        }
        if (narrowed.isPresent()
                && schools.findWithin(narrowed.get(), caller.unit()).isEmpty()) {
            return nothing();
        }
        List<Criterion> criteria = new ArrayList<>();
        schoolClass.ifPresent(id -> criteria.add(new Criterion("content.enrolments.schoolClass", id.value())));
        year.ifPresent(of -> criteria.add(new Criterion("content.enrolments.schoolYear", of.toString())));
        // The scope of a school's learner holds the school and all above it: asking by the school's own reach finds no
        // other, and reads one school instead of a province.
        Reach reach = narrowed.map(Reach::new).orElseGet(caller::reach);
        Page<RecordBody<Learner>> page = records.list(reach, criteria, after, limit);
        Optional<RecordId> atSchool = narrowed;
        List<RecordBody<Learner>> kept = page.items().stream()
                .filter(body -> body.content().enrolments().stream()
                                .anyMatch(enrolment ->
                                        atSchool.map(enrolment.school()::equals).orElse(true)
                                                && schoolClass
                                                        .map(id -> Objects.equals(id, enrolment.schoolClass()))
                                                        .orElse(true)
                                                && year.map(enrolment.schoolYear()::equals)
                                                        .orElse(true))
                        || (atSchool.isEmpty() && year.isEmpty()))
                .toList();
        return new Page<>(kept, page.next());
    }

    private static Page<RecordBody<Learner>> nothing() {
        return new Page<>(List.of(), Optional.empty());
    }
}
