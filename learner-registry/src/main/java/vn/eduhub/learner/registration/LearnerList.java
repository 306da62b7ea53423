package vn.eduhub.learner.registration;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.learner.enrolment.EnrolmentFilter;
import vn.eduhub.learner.enrolment.EnrolmentFilters;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.rest.Page;

/// Lists learners within a caller's reach.
final class LearnerList {

    private final Records<Learner> records;
    private final EnrolmentFilters filters;

    LearnerList(Records<Learner> records, EnrolmentFilters filters) {
        this.records = records;
        this.filters = filters;
    }

    /// The query as it came.
    record Query(
            EnrolmentFilters.Query enrolment,
            @Nullable String limit,
            @Nullable String cursor) {}

    /// A page may hold fewer than `limit` although more follow: the store finds learners who have an
    /// enrolment of each kind that was asked for, and only those with one that is all of it are kept.
    Page<RecordBody<Learner>> page(Caller caller, Query query) {
        Reader reader = new Reader();
        Optional<EnrolmentFilter> filter = filters.read(reader, caller, query.enrolment());
        Optional<RecordId> after = Page.cursor(reader, query.cursor());
        int limit = Page.limit(reader, query.limit());
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        if (filter.isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        EnrolmentFilter wanted = filter.get();
        Page<RecordBody<Learner>> page = records.list(wanted.reach(), wanted.criteria(), after, limit);
        List<RecordBody<Learner>> kept = page.items().stream()
                .filter(body ->
                        wanted.isOpen() || body.content().enrolments().stream().anyMatch(wanted::matches))
                .toList();
        return new Page<>(kept, page.next());
    }
}
