package vn.eduhub.platform.rest;

import org.jspecify.annotations.Nullable;

/// A body that holds a part of a list.
public interface Paged {

    /// Where the next page begins; none on the last one.
    @Nullable
    String nextCursor();

    /// The same with another text for that place.
    Paged withNextCursor(String cursor);
}
