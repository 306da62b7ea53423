package vn.eduhub.teacher.account;

import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// The sign-on answers, and does not do what it was asked for this one account. Others are not concerned.
final class AccountRefusedException extends HubException {

    private final int status;

    /// @param status of its answer
    AccountRefusedException(int status) {
        super(PlatformError.PEER_UNAVAILABLE, "sign-on");
        this.status = status;
    }

    /// Of all that is changed only the address is somebody's choice, and may be somebody else's already.
    boolean isOfAddress() {
        return status == 400 || status == 409;
    }
}
