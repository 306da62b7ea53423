/// Breaks a rule on purpose.
@NullMarked
package vn.eduhub.testkit.broken.driver;

import org.jspecify.annotations.NullMarked;
