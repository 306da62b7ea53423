package vn.eduhub.platform.keyguard;

import java.util.List;

/// A bean of each service that keeps something sealed: its store is guarded.
///
/// @param kind under which the guard's own word is sealed anew
/// @param earlierForms what shows that a store is of an earlier form of the hub
public record Guarded(String kind, List<EarlierForm> earlierForms) {

    public Guarded {
        earlierForms = List.copyOf(earlierForms);
    }

    /// A field that once lay open in the documents of a collection.
    public record EarlierForm(String collection, String field) {}
}
