/// Breaks a rule on purpose.
@NullMarked
package vn.eduhub.testkit.broken.naming;

import org.jspecify.annotations.NullMarked;
