/// The whole hub: the real broker, the real sign-on, the embedded store, and every service its own process from its
/// jar.
@NullMarked
package vn.eduhub.e2e;

import org.jspecify.annotations.NullMarked;
