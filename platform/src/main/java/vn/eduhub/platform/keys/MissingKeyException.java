package vn.eduhub.platform.keys;

import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// Something is sealed under a key that the keyset of this process does not hold. The caller is told 503: the data are
/// whole, and readable again when the key is put back.
public final class MissingKeyException extends HubException {

    private final int keyId;

    MissingKeyException(int keyId) {
        super(PlatformError.KEY_MISSING);
        this.keyId = keyId;
    }

    public String key() {
        return Integer.toUnsignedString(keyId);
    }
}
