package vn.eduhub.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Learners registered by this run, for reading them again; so many at most, the first ones.
final class KnownLearners implements Registrations.Listener {

    private static final int KEPT_MAX = 50_000;

    private final List<Known> known = Collections.synchronizedList(new ArrayList<>());

    /// @param path of the learner, as the answer's `Location` said
    record Known(String client, String path) {}

    @Override
    public void registered(School school, Answer answer, long at) {
        if (answer.status() == Registrations.CREATED && known.size() < KEPT_MAX) {
            answer.header("Location").ifPresent(location -> known.add(new Known(school.client(), path(location))));
        }
    }

    List<Known> all() {
        synchronized (known) {
            return List.copyOf(known);
        }
    }

    private static String path(String location) {
        int at = location.indexOf("/v1/");
        return at < 0 ? location : location.substring(at);
    }
}
