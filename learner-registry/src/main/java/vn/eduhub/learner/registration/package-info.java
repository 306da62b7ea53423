/// Registering, reading, changing and taking back a learner.
@NullMarked
package vn.eduhub.learner.registration;

import org.jspecify.annotations.NullMarked;
