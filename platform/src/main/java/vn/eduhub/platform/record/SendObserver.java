package vn.eduhub.platform.record;

import java.time.Duration;

/// A fault point for tests, found by `ServiceLoader`; there is none in production. It sees each event the log took.
public interface SendObserver {

    /// @param sinceStored how long after the store had the write
    void acknowledged(Duration sinceStored);
}
