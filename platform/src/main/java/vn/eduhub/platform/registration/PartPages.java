package vn.eduhub.platform.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.record.Criterion;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.rest.Page;

/// Lists the parts of records, such as enrolments, in the order of the records and within one in their
/// own order. A page reads at most `limit` records, so it may hold fewer parts although more follow.
public final class PartPages {

    private PartPages() {}

    /// @param criteria that a record meets when one of its parts is wanted
    /// @param after where the page before ended
    public record Question(Reach reach, List<Criterion> criteria, Optional<Place> after, int limit) {

        public Question {
            criteria = List.copyOf(criteria);
        }
    }

    /// The end of a page.
    ///
    /// @param told how many wanted parts of the record were told; 0: all of them
    public record Place(RecordId record, int told) {

        /// Reads `cursor`. A faulty one is noted in the reader.
        public static Optional<Place> read(Reader reader, @Nullable String cursor) {
            if (cursor == null) {
                return Optional.empty();
            }
            int dot = cursor.indexOf('.');
            String id = dot < 0 ? cursor : cursor.substring(0, dot);
            String count = dot < 0 ? "0" : cursor.substring(dot + 1);
            if (!RecordId.isWellFormed(id) || !count.matches("[0-9]{1,6}")) {
                reader.add("/cursor", Fault.NOT_A_CURSOR);
                return Optional.empty();
            }
            return Optional.of(new Place(new RecordId(id), Integer.parseInt(count)));
        }

        String text() {
            return told == 0 ? record.value() : record + "." + told;
        }
    }

    /// @param parts the wanted parts of a record as callers see them; always in the same order
    public static <C, V> Page.View<V> page(
            Records<C> records, Question question, Function<RecordBody<C>, List<V>> parts) {
        List<RecordBody<C>> bodies = new ArrayList<>();
        question.after()
                .filter(place -> place.told() > 0)
                .flatMap(place -> records.find(place.record(), question.reach()))
                .ifPresent(bodies::add);
        Page<RecordBody<C>> further = records.list(
                question.reach(), question.criteria(), question.after().map(Place::record), question.limit());
        bodies.addAll(further.items());
        List<V> items = new ArrayList<>();
        Optional<Place> reached = question.after();
        for (RecordBody<C> body : bodies) {
            int skipped = question.after()
                    .filter(place -> place.record().equals(body.recordId()))
                    .map(Place::told)
                    .orElse(0);
            List<V> wanted = parts.apply(body);
            int free = question.limit() - items.size();
            int to = Math.min(wanted.size(), skipped + free);
            if (skipped < to) {
                items.addAll(wanted.subList(skipped, to));
            }
            if (to < wanted.size()) {
                Place last = to > 0 ? new Place(body.recordId(), to) : reached.orElseThrow();
                return new Page.View<>(items, last.text());
            }
            reached = Optional.of(new Place(body.recordId(), 0));
        }
        return new Page.View<>(items, further.next().map(RecordId::value).orElse(null));
    }
}
