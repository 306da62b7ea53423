package vn.eduhub.platform.record;

import vn.eduhub.contracts.event.RecordBody;

/// A stored record: its body, and the mark of the write that made it, `(writer, seq)`.
record Marked<T>(RecordBody<T> body, String writer, long seq) {}
