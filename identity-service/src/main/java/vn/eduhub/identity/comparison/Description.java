package vn.eduhub.identity.comparison;

/// What is known of somebody, made comparable once under one set of rules. Never prints its content.
public final class Description {

    private final long[] cells;

    Description(long[] cells) {
        this.cells = cells;
    }

    /// Not to be changed.
    long[] cells() {
        return cells;
    }

    @Override
    public String toString() {
        return "Description[…]";
    }
}
