package vn.eduhub.platform.caller;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// What a caller is, as the realm says; the realm's name is the lower-case name.
public enum HubRole {
    SCHOOL,
    DEPARTMENT,
    ANALYST,
    MINISTRY,
    STEWARD,
    AUDITOR,
    OPERATOR,
    /// One of the hub's own services.
    SERVICE;

    /// Ends the request with 403 unless one of the roles is among those held.
    static void require(Set<HubRole> held, HubRole... anyOf) {
        for (HubRole role : anyOf) {
            if (held.contains(role)) {
                return;
            }
        }
        throw new HubException(PlatformError.FORBIDDEN);
    }

    static Optional<HubRole> find(String realmName) {
        for (HubRole role : values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(realmName)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
