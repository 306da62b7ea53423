package vn.eduhub.contracts.event;

import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Ethnicity;

/// What the law calls sensitive of a person (Decree 356/2025); stands in records and events only as one [Sealed] JSON
/// object. Never prints its content.
public record Sensitive(@Nullable Ethnicity ethnicity) {

    public static final Sensitive NOTHING = new Sensitive(null);

    public boolean saysNothing() {
        return equals(NOTHING);
    }

    /// What is not known here is taken from the other.
    public Sensitive orElse(Sensitive other) {
        return new Sensitive(ethnicity == null ? other.ethnicity : ethnicity);
    }

    @Override
    public String toString() {
        return "Sensitive[…]";
    }
}
