package vn.eduhub.platform.caller;

import java.util.Set;
import vn.eduhub.contracts.id.RecordId;

/// Who calls, for which unit and in which roles; a parameter of controller methods, taken from the verified
/// token. A token without a unit never gets this far.
public record Caller(String clientId, RecordId unit, Set<HubRole> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public Reach reach() {
        return new Reach(unit);
    }

    public boolean has(HubRole role) {
        return roles.contains(role);
    }

    /// Ends the request with 403 unless the caller has one of the roles.
    public void require(HubRole... anyOf) {
        HubRole.require(roles, anyOf);
    }
}
