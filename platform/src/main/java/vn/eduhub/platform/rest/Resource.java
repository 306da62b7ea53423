package vn.eduhub.platform.rest;

import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.fields.Telling;
import vn.eduhub.platform.fields.Tellings;
import vn.eduhub.platform.problem.HubException;

/// How the records of one path are answered: what callers see of a record, under an [Etag] of its version.
///
/// @param <C> content of the records
/// @param <V> what callers see of one
public final class Resource<C, V> {

    private final String path;
    private final Show<C, V> show;

    /// Of records that tell nothing of people: everybody within reach sees the same.
    ///
    /// @param path of all of them; one of them stands below it under its id
    public Resource(String path, Function<RecordBody<C>, V> view) {
        this.path = path;
        this.show = new OpenShow<>(view);
    }

    /// Of people's records: what is seen depends on who asks.
    ///
    /// @param view of a record, as far as it may be told
    public Resource(String path, Tellings tellings, BiFunction<RecordBody<C>, Telling, V> view) {
        this.path = path;
        this.show = new PersonalShow<>(tellings, view);
    }

    /// Who asks is read once for each of these.
    private sealed interface Show<C, V> {

        Function<RecordBody<C>, Shown<V>> one();

        Function<RecordBody<C>, Shown<V>> written();

        Function<RecordBody<C>, V> list();

        /// @param newest version of the record that the versions are of
        Function<RecordBody<C>, Shown<V>> versions(RecordBody<C> newest);
    }

    /// An answer and its tag, which are made of one telling.
    private record Shown<V>(V view, String etag) {}

    private record OpenShow<C, V>(Function<RecordBody<C>, V> view) implements Show<C, V> {

        @Override
        public Function<RecordBody<C>, Shown<V>> one() {
            return body -> new Shown<>(view.apply(body), Etag.of(body.version()));
        }

        @Override
        public Function<RecordBody<C>, Shown<V>> written() {
            return one();
        }

        @Override
        public Function<RecordBody<C>, V> list() {
            return view;
        }

        @Override
        public Function<RecordBody<C>, Shown<V>> versions(RecordBody<C> newest) {
            return one();
        }
    }

    private record PersonalShow<C, V>(Tellings tellings, BiFunction<RecordBody<C>, Telling, V> view)
            implements Show<C, V> {

        @Override
        public Function<RecordBody<C>, Shown<V>> one() {
            return body -> shown(body, tellings.of(body));
        }

        @Override
        public Function<RecordBody<C>, Shown<V>> written() {
            return body -> shown(body, tellings.ofWritten(body));
        }

        @Override
        public Function<RecordBody<C>, V> list() {
            Function<RecordBody<?>, Telling> telling = tellings.ofList();
            return body -> view.apply(body, telling.apply(body));
        }

        @Override
        public Function<RecordBody<C>, Shown<V>> versions(RecordBody<C> newest) {
            Supplier<Telling> telling = tellings.ofVersions(newest);
            return body -> shown(body, telling.get());
        }

        /// The view first: only then it is known what was withheld.
        private Shown<V> shown(RecordBody<C> body, Telling telling) {
            V seen = view.apply(body, telling);
            return new Shown<>(seen, Etag.of(body.version(), telling.groups()));
        }
    }

    public ResponseEntity<V> ok(RecordBody<C> body) {
        return answer(ResponseEntity.ok(), show.written().apply(body));
    }

    public ResponseEntity<V> created(RecordBody<C> body) {
        return answer(
                ResponseEntity.created(URI.create(path + "/" + body.recordId())),
                show.written().apply(body));
    }

    /// 304 when the caller has this version already. The container leaves the body of a 304 out; it is given all the
    /// same, because that somebody asked for it belongs into the audit trail.
    public ResponseEntity<V> read(RecordBody<C> body, @Nullable String ifNoneMatch) {
        return read(show.one().apply(body), ifNoneMatch);
    }

    /// A part of a record under the tag of the whole.
    public static <P> ResponseEntity<P> okPart(P view, String tag) {
        return ResponseEntity.ok().eTag(tag).body(view);
    }

    /// A part of a record; 304 when the caller has it already, as the tag of the whole says.
    public static <P> ResponseEntity<P> readPart(P view, String tag, @Nullable String ifNoneMatch) {
        return tagged(view, tag, ifNoneMatch);
    }

    /// What has no version goes under a tag made of what it says; 304 when the caller has it already.
    public static <P> ResponseEntity<P> readUnversioned(P view, @Nullable String ifNoneMatch) {
        return tagged(view, Etag.ofContent(view), ifNoneMatch);
    }

    private static <P> ResponseEntity<P> tagged(P view, String tag, @Nullable String ifNoneMatch) {
        HttpStatus status = Etag.matches(ifNoneMatch, tag) ? HttpStatus.NOT_MODIFIED : HttpStatus.OK;
        return ResponseEntity.status(status).eTag(tag).body(view);
    }

    /// As [#read], of a record as it was.
    ///
    /// @param newest version of the record
    public ResponseEntity<V> readPast(RecordBody<C> then, RecordBody<C> newest, @Nullable String ifNoneMatch) {
        return read(show.versions(newest).apply(then), ifNoneMatch);
    }

    private ResponseEntity<V> read(Shown<V> shown, @Nullable String ifNoneMatch) {
        return Etag.matches(ifNoneMatch, shown.etag())
                ? answer(ResponseEntity.status(HttpStatus.NOT_MODIFIED), shown)
                : answer(ResponseEntity.ok(), shown);
    }

    /// What the caller sees of versions of a record.
    ///
    /// @param newest version of the record
    public <W> List<W> viewsOfThePast(
            List<RecordBody<C>> versions, RecordBody<C> newest, BiFunction<RecordBody<C>, V, W> wrap) {
        Function<RecordBody<C>, Shown<V>> views = show.versions(newest);
        return versions.stream()
                .map(body -> wrap.apply(body, views.apply(body).view()))
                .toList();
    }

    public Page.View<V> page(Page<RecordBody<C>> page) {
        return page.view(show.list());
    }

    private ResponseEntity<V> answer(ResponseEntity.BodyBuilder answer, Shown<V> shown) {
        return answer.eTag(shown.etag()).body(shown.view());
    }

    /// An id that cannot be one answers like one that is absent.
    public static RecordId id(String text) {
        if (!RecordId.isWellFormed(text)) {
            throw HubException.notFound();
        }
        return new RecordId(text);
    }
}
