package vn.eduhub.reporting.cube;

import org.jspecify.annotations.Nullable;

/// What became of an event: changes of a school's cells, or a refusal.
sealed interface Taken permits CellChanges, Taken.Refused {

    /// An event that cannot be read goes to the dead letters as it came.
    final class Refused implements Taken {

        private final byte @Nullable [] key;
        private final byte @Nullable [] value;

        Refused(byte @Nullable [] key, byte @Nullable [] value) {
            this.key = key;
            this.value = value;
        }

        byte @Nullable [] key() {
            return key;
        }

        byte @Nullable [] value() {
            return value;
        }
    }
}
