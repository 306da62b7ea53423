package vn.eduhub.bench;

/// What one connection sends, and what it learns from the answers. Used by one thread.
interface Traffic {

    /// The next whole request.
    byte[] next();

    /// @param at when the answer was there, by `System.nanoTime`
    void answered(Answer answer, long at);
}
