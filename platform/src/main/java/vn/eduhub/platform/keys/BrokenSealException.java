package vn.eduhub.platform.keys;

/// A sealed value does not open although its key is there: it was changed, or moved from another place.
public final class BrokenSealException extends IllegalStateException {

    BrokenSealException(Throwable cause) {
        super("a sealed value was changed, or moved from another place", cause);
    }
}
