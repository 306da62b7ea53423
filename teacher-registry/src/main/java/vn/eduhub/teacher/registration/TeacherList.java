package vn.eduhub.teacher.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Criterion;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.platform.rest.Page;

/// Lists members of staff within a caller's reach.
final class TeacherList {

    private final Records<Teacher> records;
    private final Schools schools;

    TeacherList(Records<Teacher> records, Schools schools) {
        this.records = records;
        this.schools = schools;
    }

    /// The query as it came.
    record Query(
            @Nullable String school,
            @Nullable String schoolYear,
            @Nullable String limit,
            @Nullable String cursor) {}

    /// A page may hold fewer than `limit` although more follow: the store finds staff of the school and of
    /// the year, and only those with one assignment that is both are kept.
    Page<RecordBody<Teacher>> page(Caller caller, Query query) {
        Reader reader = new Reader();
        Optional<RecordId> school = reader.recordId("/school", query.school());
        Optional<SchoolYear> year = reader.schoolYear("/schoolYear", query.schoolYear());
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        Optional<RecordId> after = Page.cursor(query.cursor());
        int limit = Page.limit(query.limit());
        if (school.isPresent()
                && schools.findWithin(school.get(), caller.unit()).isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        List<Criterion> criteria = new ArrayList<>();
        year.ifPresent(of -> criteria.add(new Criterion("content.assignments.schoolYear", of.toString())));
        // The scope of a school's staff holds the school and all above it: asking by the school's own reach finds no
        // other, and reads one school instead of a province.
        Reach reach = school.map(Reach::new).orElseGet(caller::reach);
        Page<RecordBody<Teacher>> page = records.list(reach, criteria, after, limit);
        List<RecordBody<Teacher>> kept = page.items().stream()
                .filter(body -> (school.isEmpty() && year.isEmpty())
                        || body.content().assignments().stream()
                                .anyMatch(assignment ->
                                        school.map(assignment.school()::equals).orElse(true)
                                                && year.map(assignment.schoolYear()::equals)
                                                        .orElse(true)))
                .toList();
        return new Page<>(kept, page.next());
    }
}
