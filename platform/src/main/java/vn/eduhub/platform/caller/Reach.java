package vn.eduhub.platform.caller;

import vn.eduhub.contracts.id.RecordId;

/// How far a caller sees: records whose scope holds this unit. Every look-up for a caller carries one; what
/// lies outside is absent.
public record Reach(RecordId unit) {}
