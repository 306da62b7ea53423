/// Breaks a rule on purpose.
@NullMarked
package vn.eduhub.testkit.broken.neighbour;

import org.jspecify.annotations.NullMarked;
