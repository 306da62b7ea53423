package vn.eduhub.identity.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everyone whom an applicant may be.
///
/// @param linked whom the sender called by the same key before, then with other data
/// @param holder who holds the personal number that was given
/// @param lookalikes people of the same folded name born on the same day, in the order they were registered
public record Candidates(
        @Nullable Candidate linked, @Nullable Candidate holder, List<Candidate> lookalikes) {

    public static final Candidates NOBODY = new Candidates(null, null, List.of());

    public Candidates {
        lookalikes = List.copyOf(lookalikes);
    }
}
