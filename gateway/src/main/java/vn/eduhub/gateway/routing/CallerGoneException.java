package vn.eduhub.gateway.routing;

import java.io.IOException;

/// The caller went away while its body was read: nobody is left to answer to, and no service is at fault.
final class CallerGoneException extends RuntimeException {

    CallerGoneException(IOException cause) {
        super("the caller went away", cause);
    }
}
