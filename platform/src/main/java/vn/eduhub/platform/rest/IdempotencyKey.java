package vn.eduhub.platform.rest;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;

/// The header `Idempotency-Key`, 8 to 128 visible ASCII characters; it is the caller's own: the stored key
/// holds the client id and the unit, so that nobody can guess another's.
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";
    private static final Pattern WELL_FORMED = Pattern.compile("[\\x21-\\x7e]{8,128}");

    private IdempotencyKey() {}

    public static Optional<String> read(@Nullable String header, Caller caller) {
        if (header == null) {
            return Optional.empty();
        }
        if (!WELL_FORMED.matcher(header).matches()) {
            throw HubException.invalid("/" + HEADER, Fault.NOT_AN_IDENTIFIER, "8-128 ASCII");
        }
        return Optional.of(caller.clientId() + "|" + caller.unit() + "|" + header);
    }
}
