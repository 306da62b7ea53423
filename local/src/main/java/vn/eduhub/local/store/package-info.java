/// The embedded document store: speaks the MongoDB wire protocol, keeps every acknowledged write, runs in-process or
/// alone.
@NullMarked
package vn.eduhub.local.store;

import org.jspecify.annotations.NullMarked;
