package vn.eduhub.platform.record;

import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// The store did not answer, or the log has fallen too far behind. Whether a write happened is unknown; asked
/// again with the same key it is not done twice.
public final class StoreUnavailableException extends HubException {

    public StoreUnavailableException(Throwable cause) {
        super(PlatformError.STORE_UNAVAILABLE);
        initCause(cause);
    }

    StoreUnavailableException() {
        super(PlatformError.STORE_UNAVAILABLE);
    }
}
