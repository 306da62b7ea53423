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

    /// The end of a page. It names the part and does not count: parts that change between two pages shift nobody else.
    ///
    /// @param part the last one of the record that was told; none: all of them
    public record Place(RecordId record, Optional<RecordId> part) {

        /// Reads `cursor`. A faulty one is noted in the reader.
        public static Optional<Place> read(Reader reader, @Nullable String cursor) {
            if (cursor == null) {
                return Optional.empty();
            }
            int dot = cursor.indexOf('.');
            String record = dot < 0 ? cursor : cursor.substring(0, dot);
            String part = dot < 0 ? null : cursor.substring(dot + 1);
            if (!RecordId.isWellFormed(record) || (part != null && !RecordId.isWellFormed(part))) {
                reader.add("/cursor", Fault.NOT_A_CURSOR);
                return Optional.empty();
            }
            return Optional.of(
                    new Place(new RecordId(record), Optional.ofNullable(part).map(RecordId::new)));
        }

        String text() {
            return part.map(id -> record + "." + id).orElseGet(record::value);
        }
    }

    /// The parts of a record.
    ///
    /// @param ids of all of them; their order stays and none is ever removed
    /// @param wanted those that are asked for, as callers see them, in the same order
    /// @param id of one of those
    public record Parts<C, V>(
            Function<C, List<RecordId>> ids, Function<RecordBody<C>, List<V>> wanted, Function<V, RecordId> id) {

        /// Those behind a place, whether the part it names is still asked for or not.
        private List<V> behind(RecordBody<C> body, Optional<Place> place) {
            Optional<RecordId> last =
                    place.filter(at -> at.record().equals(body.recordId())).flatMap(Place::part);
            if (last.isEmpty()) {
                return wanted.apply(body);
            }
            List<RecordId> order = ids.apply(body.content());
            int told = order.indexOf(last.get());
            return wanted.apply(body).stream()
                    .filter(part -> order.indexOf(id.apply(part)) > told)
                    .toList();
        }
    }

    public static <C, V> Page.View<V> page(Records<C> records, Question question, Parts<C, V> parts) {
        List<RecordBody<C>> bodies = new ArrayList<>();
        question.after()
                .filter(place -> place.part().isPresent())
                .flatMap(place -> records.find(place.record(), question.reach()))
                .ifPresent(bodies::add);
        Page<RecordBody<C>> further = records.list(
                question.reach(), question.criteria(), question.after().map(Place::record), question.limit());
        bodies.addAll(further.items());
        List<V> items = new ArrayList<>();
        Optional<Place> reached = question.after();
        for (RecordBody<C> body : bodies) {
            List<V> wanted = parts.behind(body, question.after());
            int free = question.limit() - items.size();
            if (wanted.size() > free) {
                items.addAll(wanted.subList(0, free));
                Place last = free > 0
                        ? new Place(body.recordId(), Optional.of(parts.id().apply(wanted.get(free - 1))))
                        : reached.orElseThrow();
                return new Page.View<>(items, last.text());
            }
            items.addAll(wanted);
            reached = Optional.of(new Place(body.recordId(), Optional.empty()));
        }
        return new Page.View<>(items, further.next().map(RecordId::value).orElse(null));
    }
}
