package vn.eduhub.local.demo;

/// The demo cannot go on, in words for the person at the keyboard.
final class DemoException extends Exception {

    private static final long serialVersionUID = 1;

    DemoException(String message) {
        super(message);
    }

    DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
