package vn.eduhub.teacher.account;

import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// The sign-on did not do what it was asked, or it is not known whether it did. Every call may be made again.
final class SignOnUnavailableException extends HubException {

    SignOnUnavailableException() {
        super(PlatformError.PEER_UNAVAILABLE, "sign-on");
    }
}
