package vn.eduhub.bench;

import java.time.Duration;

/// How long and over how many connections something is measured.
///
/// @param warmUp before it, not counted: compilers, caches and pools settle
record LoadPlan(int connections, Duration warmUp, Duration length) {}
