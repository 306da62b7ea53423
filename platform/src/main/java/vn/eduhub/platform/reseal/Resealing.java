package vn.eduhub.platform.reseal;

import java.util.Optional;
import vn.eduhub.contracts.id.RecordId;

/// Something a service keeps sealed; a bean for each kind.
public interface Resealing {

    /// A word that no other kind of the service has.
    String kind();

    /// Looks at some of it, in the order of ids, and seals anew what is not sealed under the newest key.
    ///
    /// @param after where the step before ended
    /// @param actor client id
    Step step(Optional<RecordId> after, String actor);

    /// @param checked how many were looked at
    /// @param resealed how many of them were sealed anew
    /// @param left how many someone else changed in between: they have to be looked at again
    /// @param closed how many do not open, under a key that is missing or at all: they stay as they are
    /// @param next where the next step begins; empty at the end
    record Step(long checked, long resealed, long left, long closed, Optional<RecordId> next) {}
}
