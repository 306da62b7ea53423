package vn.eduhub.platform.peer;

import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// No instance of another service gave an answer; answered with 503.
public final class PeerUnavailableException extends HubException {

    private final int status;

    /// @param status the last answer's HTTP status, 0 when there was none
    PeerUnavailableException(String service, int status) {
        super(PlatformError.PEER_UNAVAILABLE, service);
        this.status = status;
    }

    public int peerStatus() {
        return status;
    }
}
