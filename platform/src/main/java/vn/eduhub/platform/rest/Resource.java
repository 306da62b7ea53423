package vn.eduhub.platform.rest;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.problem.HubException;

/// How the records of one path are answered: what callers see of a record, under its version as an [Etag].
///
/// @param <C> content of the records
/// @param <V> what callers see of one
public final class Resource<C, V> {

    private final String path;
    private final Function<RecordBody<C>, V> view;

    /// @param path of all of them; one of them stands below it under its id
    public Resource(String path, Function<RecordBody<C>, V> view) {
        this.path = path;
        this.view = view;
    }

    public ResponseEntity<V> ok(RecordBody<C> body) {
        return answer(ResponseEntity.ok(), body);
    }

    public ResponseEntity<V> created(RecordBody<C> body) {
        return answer(ResponseEntity.created(URI.create(path + "/" + body.recordId())), body);
    }

    /// 304 when the caller has this version already. The container leaves the body of a 304 out; it is given all the
    /// same, because that somebody asked for it belongs into the audit trail.
    public ResponseEntity<V> read(RecordBody<C> body, @Nullable String ifNoneMatch) {
        return Etag.matches(ifNoneMatch, body.version())
                ? answer(ResponseEntity.status(HttpStatus.NOT_MODIFIED), body)
                : ok(body);
    }

    /// What callers see of a record.
    public V view(RecordBody<C> body) {
        return view.apply(body);
    }

    private ResponseEntity<V> answer(ResponseEntity.BodyBuilder answer, RecordBody<C> body) {
        return answer.eTag(Etag.of(body.version())).body(view.apply(body));
    }

    /// An id that cannot be one answers like one that is absent.
    public static RecordId id(String text) {
        if (!RecordId.isWellFormed(text)) {
            throw HubException.notFound();
        }
        return new RecordId(text);
    }
}
