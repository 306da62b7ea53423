package vn.eduhub.platform.caller;

import java.util.Locale;
import java.util.Optional;

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

    static Optional<HubRole> find(String realmName) {
        for (HubRole role : values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(realmName)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
