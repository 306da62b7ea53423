/// Breaks a rule on purpose.
@NullMarked
package vn.eduhub.testkit.broken.cycle.two;

import org.jspecify.annotations.NullMarked;
