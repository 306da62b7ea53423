package vn.eduhub.identity.review;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.fault.Fault;
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
        caller.require(HubRole.STEWARD, HubRole.MINISTRY, HubRole.DEPARTMENT);
        boolean mayKnowOthers = caller.has(HubRole.STEWARD) || caller.has(HubRole.MINISTRY);
        return (mayKnowOthers ? full : withoutCandidates)
                .page(records.list(
                        caller.reach(),
                        List.of(new Criterion("content.state", read(state).name())),
                        Page.cursor(cursor),
                        Page.limit(limit)));
    }

    private static State read(@Nullable String text) {
        if (text == null) {
            return State.OPEN;
        }
        for (State state : State.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(text)) {
                return state;
            }
        }
        throw HubException.invalid("/state", Fault.UNKNOWN_CODE, "open, settled, withdrawn");
    }
}
