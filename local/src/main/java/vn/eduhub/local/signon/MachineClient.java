package vn.eduhub.local.signon;

import org.jspecify.annotations.Nullable;

/// A caller without a person behind it. The secret is no secret: this realm exists on one machine only, and its name
/// says so.
///
/// @param tokenSeconds how long its tokens live; none: as long as the realm says
record MachineClient(
        String id,
        String role,
        @Nullable String unit,
        @Nullable Integer tokenSeconds) {

    MachineClient(String id, String role, @Nullable String unit) {
        this(id, role, unit, null);
    }

    String secret() {
        return secretOf(id);
    }

    static String secretOf(String clientId) {
        return "local-only-" + clientId;
    }
}
