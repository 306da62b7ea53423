/// Breaks a rule on purpose.
@NullMarked
package vn.eduhub.testkit.broken.output;

import org.jspecify.annotations.NullMarked;
