/// Turning the newest version of each learner and teacher into the cells of schools, exactly once.
@NullMarked
package vn.eduhub.reporting.cube;

import org.jspecify.annotations.NullMarked;
