package vn.eduhub.local.signon;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.log.LogRights;
import vn.eduhub.contracts.log.LogSignOn;

/// A caller without a person behind it.
///
/// @param role none: it does nothing in the hub itself
/// @param tokenSeconds how long its tokens live; none: as long as the realm says
/// @param realmRights what it may do to the realm, by the names of Keycloak's client `realm-management`
record MachineClient(
        String id,
        @Nullable String role,
        @Nullable String unit,
        @Nullable Integer tokenSeconds,
        List<String> realmRights) {

    static final String SERVICES = "eduhub-api";

    MachineClient(String id, String role, @Nullable String unit) {
        this(id, role, unit, null);
    }

    MachineClient(String id, String role, @Nullable String unit, @Nullable Integer tokenSeconds) {
        this(id, role, unit, tokenSeconds, List.of());
    }

    /// Gives and takes accounts, and is nobody in the hub.
    static MachineClient accountKeeper() {
        return new MachineClient(
                "account-keeper", null, null, null, List.of("manage-users", "view-users", "query-users"));
    }

    /// What a client's tokens are good for: the services' doors, and the log if it has any right there.
    static List<String> audiences(String id) {
        return LogRights.find(id).isPresent() ? List.of(SERVICES, LogSignOn.AUDIENCE) : List.of(SERVICES);
    }

    /// Whether a process of ours signs on as it, which must be told its secret.
    boolean isProcess() {
        return "service".equals(role) || !realmRights.isEmpty();
    }
}
