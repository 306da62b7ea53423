/// Breaks a rule on purpose.
@NullMarked
package vn.eduhub.testkit.broken.unseen;

import org.jspecify.annotations.NullMarked;
