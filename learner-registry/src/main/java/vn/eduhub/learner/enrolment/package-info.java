/// What happens to a learner's enrolments, as functions of the learner.
@NullMarked
package vn.eduhub.learner.enrolment;

import org.jspecify.annotations.NullMarked;
