package vn.eduhub.platform.registration;

/// What a part of a row does to a record. It may be asked again when someone else changed the record in
/// between.
@FunctionalInterface
public interface Change<C> {

    /// @param key text of the part's external key
    Changed<C> on(C content, String key);
}
