/// Breaks a rule on purpose.
@NullMarked
package vn.eduhub.testkit.broken.cycle.one;

import org.jspecify.annotations.NullMarked;
