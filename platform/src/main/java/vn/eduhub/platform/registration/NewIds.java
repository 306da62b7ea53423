package vn.eduhub.platform.registration;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import vn.eduhub.contracts.id.RecordId;

/// Makes ids of records and parts.
public final class NewIds {

    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param random must be safe for use by many threads
    public NewIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public RecordId next() {
        return RecordId.random(clock, random);
    }
}
