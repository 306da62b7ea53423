package vn.eduhub.platform.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.rest.Page;
import vn.eduhub.platform.rest.Resource;

/// Records of one path as they are and as they were.
///
/// @param <C> content of the records
/// @param <V> what callers see of one
public final class History<C, V> {

    private static final ZoneId VIET_NAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Records<C> records;
    private final Resource<C, V> resource;

    public History(Records<C> records, Resource<C, V> resource) {
        this.records = records;
        this.resource = resource;
    }

    /// The record as it is, or with `asKnownOn` as the hub knew it then; absent when it was not here yet.
    ///
    /// @param asKnownOn a moment, or a day, which means its end in Viet Nam
    public ResponseEntity<V> read(Caller caller, String id, @Nullable String ifNoneMatch, @Nullable String asKnownOn) {
        RecordId record = Resource.id(id);
        if (asKnownOn == null) {
            return resource.read(records.find(record, caller.reach()).orElseThrow(HubException::notFound), ifNoneMatch);
        }
        Records.PastVersion<C> past =
                records.asKnownOn(record, caller.reach(), moment(asKnownOn)).orElseThrow(HubException::notFound);
        return resource.readPast(past.then(), past.newest(), ifNoneMatch);
    }

    private static Instant moment(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(VIET_NAM)
                            .toInstant()
                            .minusNanos(1)
                    // A plus sign that was not encoded comes as a blank.
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw HubException.invalid("/asKnownOn", Fault.NOT_A_MOMENT);
        }
    }

    /// The versions of a record, the newest first.
    ///
    /// @param cursor the version below which the page begins
    public Page.View<VersionView<V>> versions(
            Caller caller, String id, @Nullable String limit, @Nullable String cursor) {
        Reader reader = new Reader();
        int most = Page.limit(reader, limit);
        long below = below(reader, cursor);
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        Records.VersionPage<C> page =
                records.versions(Resource.id(id), caller.reach(), below, most).orElseThrow(HubException::notFound);
        List<VersionView<V>> items = resource.viewsOfThePast(page.versions(), page.newest(), VersionView::of);
        return new Page.View<>(items, page.nextBelow().map(String::valueOf).orElse(null));
    }

    private static long below(Reader reader, @Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            long below = Long.parseLong(cursor);
            if (below > 0) {
                return below;
            }
            reader.add("/cursor", Fault.NOT_A_CURSOR);
        } catch (NumberFormatException e) {
            reader.add("/cursor", Fault.NOT_A_CURSOR);
        }
        return Long.MAX_VALUE;
    }
}
