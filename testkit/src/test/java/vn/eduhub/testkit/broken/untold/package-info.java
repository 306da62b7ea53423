/// Breaks a rule on purpose.
@NullMarked
package vn.eduhub.testkit.broken.untold;

import org.jspecify.annotations.NullMarked;
