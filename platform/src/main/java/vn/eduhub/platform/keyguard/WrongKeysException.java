package vn.eduhub.platform.keyguard;

/// The key files are not those that the store was filled with.
public final class WrongKeysException extends RuntimeException {

    WrongKeysException(String message) {
        super(message);
    }
}
