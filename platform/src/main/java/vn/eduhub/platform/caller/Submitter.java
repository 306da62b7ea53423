package vn.eduhub.platform.caller;

import java.util.Set;
import vn.eduhub.contracts.id.RecordId;

/// For whom a batch is sent: the intake job and the unit and roles of whoever gave the file; a parameter of
/// the internal intake endpoints, taken from the signed header.
///
/// @param client the client id of whoever gave the file
public record Submitter(String job, String client, RecordId unit, Set<HubRole> roles) {

    public Submitter {
        roles = Set.copyOf(roles);
    }

    /// Ends the request with 403 unless whoever gave the file has one of the roles.
    public void require(HubRole... anyOf) {
        HubRole.require(roles, anyOf);
    }

    public Reach reach() {
        return new Reach(unit);
    }
}
