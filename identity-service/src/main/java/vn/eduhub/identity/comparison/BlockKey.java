package vn.eduhub.identity.comparison;

import java.util.List;
import java.util.stream.Stream;

/// One way to find people who may be the same: what two rows must share to be compared at all. A key that
/// too many people would share takes further parts one by one until it is rare enough, and is left out if
/// it never is. Both sides decide that by what they share, so they decide alike.
///
/// @param parts all of which must be there
/// @param more taken in this order while the key is not rare enough
/// @param always whether it counts however many share it
record BlockKey(List<Part> parts, List<Part> more, boolean always) {

    BlockKey {
        parts = List.copyOf(parts);
        more = List.copyOf(more);
    }

    record Part(Field field, int part) {

        long of(long[] row, int at) {
            return field.comparer().part(part, row, at + field.at());
        }

        int surprise(long[] row, int at) {
            return field.comparer().surprise(part, row, at + field.at());
        }
    }

    boolean isOf(String field) {
        return Stream.concat(parts.stream(), more.stream())
                .anyMatch(part -> part.field().name().equals(field));
    }

    /// 0 if the row has no such key.
    ///
    /// @param seed another one for each key, so that different keys never meet
    /// @param surpriseMin in eighths of a bit
    long of(long[] row, int at, int seed, int surpriseMin) {
        long hash = Comparer.mixed(seed + 1);
        int surprise = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            long value = part.of(row, at);
            if (value == 0) {
                return 0;
            }
            hash = Comparer.mixed(hash + value);
            surprise += part.surprise(row, at);
        }
        for (int i = 0; i < more.size() && surprise < surpriseMin; i++) {
            Part part = more.get(i);
            long value = part.of(row, at);
            if (value != 0) {
                hash = Comparer.mixed(hash + value + i);
                surprise += part.surprise(row, at);
            }
        }
        return always || surprise >= surpriseMin ? hash : 0;
    }
}
