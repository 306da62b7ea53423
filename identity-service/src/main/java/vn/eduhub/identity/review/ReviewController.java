package vn.eduhub.identity.review;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.identity.review.Review.State;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.fields.Tellings;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Criterion;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.rest.Page;
import vn.eduhub.platform.rest.Resource;

/// The reviews within a caller's reach.
@RestController
class ReviewController {

    private static final String PATH = "/v1/reviews";

    private final Records<Review> records;
    private final Resource<Review, ReviewView> full;
    private final Resource<Review, ReviewView> withoutCandidates;

    ReviewController(Records<Review> records, Tellings tellings) {
        this.records = records;
        this.full = new Resource<>(PATH, tellings, ReviewView::full);
        this.withoutCandidates = new Resource<>(PATH, tellings, ReviewView::withoutCandidates);
    }

    /// @param state `open` (the default), `settled` or `withdrawn`
    @GetMapping(PATH)
    Page.View<ReviewView> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            Caller caller) {
        toRead(caller);
        Reader reader = new Reader();
        State only = reader.found("/state", state, ReviewController::state, "open, settled, withdrawn")
                .orElse(State.OPEN);
        Optional<RecordId> after = Page.cursor(reader, cursor);
        int most = Page.limit(reader, limit);
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        return resource(caller)
                .page(records.list(caller.reach(), List.of(new Criterion("content.state", only.name())), after, most));
    }

    @GetMapping(PATH + "/{id}")
    ResponseEntity<ReviewView> one(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known,
            Caller caller) {
        toRead(caller);
        RecordBody<Review> found = records.find(Resource.id(id), caller.reach()).orElseThrow(HubException::notFound);
        return resource(caller).read(found, known);
    }

    private static void toRead(Caller caller) {
        caller.require(HubRole.STEWARD, HubRole.MINISTRY, HubRole.DEPARTMENT);
    }

    private Resource<Review, ReviewView> resource(Caller caller) {
        boolean mayKnowOthers = caller.has(HubRole.STEWARD) || caller.has(HubRole.MINISTRY);
        return mayKnowOthers ? full : withoutCandidates;
    }

    private static Optional<State> state(String word) {
        for (State state : State.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
