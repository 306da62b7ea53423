/// Breaks a rule on purpose.
@NullMarked
package vn.eduhub.testkit.broken.wiring;

import org.jspecify.annotations.NullMarked;
