/// Breaks a rule on purpose.
@NullMarked
package vn.eduhub.testkit.broken.time;

import org.jspecify.annotations.NullMarked;
