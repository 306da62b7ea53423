/// Who learns where, since when: the service.
@NullMarked
package vn.eduhub.learner;

import org.jspecify.annotations.NullMarked;
