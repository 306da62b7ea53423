/// Learners that come in files.
@NullMarked
package vn.eduhub.learner.intake;

import org.jspecify.annotations.NullMarked;
