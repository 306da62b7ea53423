package vn.eduhub.local.keys;

import java.net.URI;
import java.util.Map;

/// The services of a hub, as far as they run.
public interface RunningServices {

    /// By the name of the instance.
    Map<String, URI> addresses();

    /// An access token with role `operator`.
    String operatorToken();
}
