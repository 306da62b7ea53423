package vn.eduhub.teacher.registration;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.rest.Page;
import vn.eduhub.teacher.assignment.AssignmentFilter;
import vn.eduhub.teacher.assignment.AssignmentFilters;

/// Lists members of staff within a caller's reach.
final class TeacherList {

    private final Records<Teacher> records;
    private final AssignmentFilters filters;

    TeacherList(Records<Teacher> records, AssignmentFilters filters) {
        this.records = records;
        this.filters = filters;
    }

    /// The query as it came.
    record Query(
            AssignmentFilters.Query assignment,
            @Nullable String limit,
            @Nullable String cursor) {}

    /// A page may hold fewer than `limit` although more follow: the store finds staff who have an
    /// assignment of each kind that was asked for, and only those with one that is all of it are kept.
    Page<RecordBody<Teacher>> page(Caller caller, Query query) {
        Reader reader = new Reader();
        Optional<AssignmentFilter> filter = filters.read(reader, caller, query.assignment());
        Optional<RecordId> after = Page.cursor(reader, query.cursor());
        int limit = Page.limit(reader, query.limit());
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        if (filter.isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        AssignmentFilter wanted = filter.get();
        Page<RecordBody<Teacher>> page = records.list(wanted.reach(), wanted.criteria(), after, limit);
        List<RecordBody<Teacher>> kept = page.items().stream()
                .filter(body ->
                        wanted.isOpen() || body.content().assignments().stream().anyMatch(wanted::matches))
                .toList();
        return new Page<>(kept, page.next());
    }
}
