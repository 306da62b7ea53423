package vn.eduhub.local.store;

/// A command that cannot be done, with MongoDB's code for it. Messages never carry values: they may be personal.
class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String codeName;

    StoreException(int code, String codeName, String message) {
        super(message, null, false, false);
        this.code = code;
        this.codeName = codeName;
    }

    static StoreException badValue(String message) {
        return new StoreException(2, "BadValue", message);
    }

    static StoreException typeMismatch(String message) {
        return new StoreException(14, "TypeMismatch", message);
    }

    static StoreException failedToParse(String message) {
        return new StoreException(9, "FailedToParse", message);
    }

    /// More about the error for the client, beside code and message.
    void describe(DocWriter out) {
        // Nothing for most errors.
    }

    int code() {
        return code;
    }

    String codeName() {
        return codeName;
    }
}
