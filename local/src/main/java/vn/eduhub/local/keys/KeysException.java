package vn.eduhub.local.keys;

/// Why nothing, or no more, was done with the keys; one line for a person.
public final class KeysException extends RuntimeException {

    KeysException(String line) {
        super(line);
    }

    KeysException(String line, Throwable cause) {
        super(line, cause);
    }
}
