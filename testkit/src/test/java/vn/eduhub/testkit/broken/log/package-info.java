/// Breaks a rule on purpose.
@NullMarked
package vn.eduhub.testkit.broken.log;

import org.jspecify.annotations.NullMarked;
