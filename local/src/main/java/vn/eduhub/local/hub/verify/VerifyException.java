package vn.eduhub.local.hub.verify;

/// Why a check could not be made at all; the message is the line that is shown.
public final class VerifyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String line;

    VerifyException(String line) {
        super(line);
        this.line = line;
    }

    VerifyException(String line, Throwable cause) {
        super(line, cause);
        this.line = line;
    }

    public String line() {
        return line;
    }
}
