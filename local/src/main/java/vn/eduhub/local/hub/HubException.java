package vn.eduhub.local.hub;

/// Something the person at the keyboard can act on; its line is what they see.
public final class HubException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String line;

    HubException(String line) {
        super(line);
        this.line = line;
    }

    HubException(String line, Throwable cause) {
        super(line, cause);
        this.line = line;
    }

    public String line() {
        return line;
    }
}
