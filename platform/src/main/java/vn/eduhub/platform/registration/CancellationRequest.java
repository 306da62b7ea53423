package vn.eduhub.platform.registration;

import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.platform.problem.HubException;

/// Body of `POST /v1/…/{id}/cancellations`.
///
/// @param reason one short sentence without personal data, kept as the cause of the version
public record CancellationRequest(@Nullable String reason) {

    private static final int REASON_LENGTH_MAX = 200;

    public String cause() {
        Reader reader = new Reader();
        return "cancellation: "
                + reader.requiredText("/reason", reason, REASON_LENGTH_MAX)
                        .orElseThrow(() -> HubException.invalid(reader.faults()));
    }
}
