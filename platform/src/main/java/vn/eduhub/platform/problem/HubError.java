package vn.eduhub.platform.problem;

import java.util.Locale;

/// One kind of problem a caller can be told; implemented by one enum per service. The code is derived from
/// the name, so two cannot share one within a service.
public interface HubError {

    String name();

    /// HTTP status.
    int status();

    /// One sentence: what was wrong and what to do; `{0}` … are arguments, never personal data.
    String vietnamese();

    String english();

    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
