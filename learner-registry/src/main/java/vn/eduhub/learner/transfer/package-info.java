/// Enrolling a learner once more, leaving, and going on to another school.
@NullMarked
package vn.eduhub.learner.transfer;

import org.jspecify.annotations.NullMarked;
