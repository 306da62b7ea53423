package vn.eduhub.platform.rest;

import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
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

    private sealed interface Show<C, V> {

        Function<RecordBody<C>, V> views();

        Function<RecordBody<C>, V> viewsOfThePast();

        String etag(RecordBody<C> body);
    }

    private record OpenShow<C, V>(Function<RecordBody<C>, V> views) implements Show<C, V> {

        @Override
        public Function<RecordBody<C>, V> viewsOfThePast() {
            return views;
        }

        @Override
        public String etag(RecordBody<C> body) {
            return Etag.of(body.version());
        }
    }

    private record PersonalShow<C, V>(Tellings tellings, BiFunction<RecordBody<C>, Telling, V> view)
            implements Show<C, V> {

        @Override
        public Function<RecordBody<C>, V> views() {
            Function<RecordBody<?>, Telling> telling = tellings.forCaller();
            return body -> view.apply(body, telling.apply(body));
        }

        @Override
        public Function<RecordBody<C>, V> viewsOfThePast() {
            Function<RecordBody<?>, Telling> telling = tellings.ofThePast();
            return body -> view.apply(body, telling.apply(body));
        }

        @Override
        public String etag(RecordBody<C> body) {
            return Etag.of(body.version(), tellings.groups(body));
        }
    }

    public ResponseEntity<V> ok(RecordBody<C> body) {
        return answer(ResponseEntity.ok(), body, view(body));
    }

    public ResponseEntity<V> created(RecordBody<C> body) {
        return answer(ResponseEntity.created(URI.create(path + "/" + body.recordId())), body, view(body));
    }

    /// 304 when the caller has this version already. The container leaves the body of a 304 out; it is given all the
    /// same, because that somebody asked for it belongs into the audit trail.
    public ResponseEntity<V> read(RecordBody<C> body, @Nullable String ifNoneMatch) {
        return read(body, ifNoneMatch, view(body));
    }

    /// A part of a record under the version of the whole.
    public static <P> ResponseEntity<P> okPart(P view, long version) {
        return ResponseEntity.ok().eTag(Etag.of(version)).body(view);
    }

    /// A part of a record; 304 when the caller has this version of the whole already.
    public static <P> ResponseEntity<P> readPart(P view, long version, @Nullable String ifNoneMatch) {
        return tagged(view, Etag.of(version), ifNoneMatch);
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
    public ResponseEntity<V> readPast(RecordBody<C> body, @Nullable String ifNoneMatch) {
        return read(body, ifNoneMatch, show.viewsOfThePast().apply(body));
    }

    private ResponseEntity<V> read(RecordBody<C> body, @Nullable String ifNoneMatch, V view) {
        return Etag.matches(ifNoneMatch, show.etag(body))
                ? answer(ResponseEntity.status(HttpStatus.NOT_MODIFIED), body, view)
                : answer(ResponseEntity.ok(), body, view);
    }

    /// What the caller sees of a record.
    public V view(RecordBody<C> body) {
        return show.views().apply(body);
    }

    /// What the caller sees of records as they were.
    public <W> List<W> viewsOfThePast(List<RecordBody<C>> bodies, BiFunction<RecordBody<C>, V, W> wrap) {
        Function<RecordBody<C>, V> views = show.viewsOfThePast();
        return bodies.stream().map(body -> wrap.apply(body, views.apply(body))).toList();
    }

    public Page.View<V> page(Page<RecordBody<C>> page) {
        return page.view(show.views());
    }

    private ResponseEntity<V> answer(ResponseEntity.BodyBuilder answer, RecordBody<C> body, V view) {
        return answer.eTag(show.etag(body)).body(view);
    }

    /// An id that cannot be one answers like one that is absent.
    public static RecordId id(String text) {
        if (!RecordId.isWellFormed(text)) {
            throw HubException.notFound();
        }
        return new RecordId(text);
    }
}
