package vn.eduhub.platform.keys;

import java.nio.file.Path;
import java.time.Duration;

/// Keys as a service has them.
public final class KeysForTests {

    private KeysForTests() {}

    public static HubKeys generated(Path folder) {
        return new HubKeys(new KeysProperties(folder, Duration.ofHours(1), true));
    }
}
