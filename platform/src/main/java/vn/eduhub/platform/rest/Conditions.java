package vn.eduhub.platform.rest;

import org.jspecify.annotations.Nullable;

/// What the headers of a `POST` say of when it is to be carried out; each may be left out.
///
/// @param idempotencyKey once under this key
/// @param ifMatch only when the record that it changes still has this tag
public record Conditions(
        @Nullable String idempotencyKey, @Nullable String ifMatch) {}
