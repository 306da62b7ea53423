package vn.eduhub.local.signon;

import org.jspecify.annotations.Nullable;

/// A caller without a person behind it. The secret is no secret: this realm exists on one machine only, and its name
/// says so.
record MachineClient(String id, String role, @Nullable String unit) {

    String secret() {
        return secretOf(id);
    }

    static String secretOf(String clientId) {
        return "local-only-" + clientId;
    }
}
