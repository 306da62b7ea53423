/// Classes of a school year: by schools, by files, and asked for by others.
@NullMarked
package vn.eduhub.learner.schoolclass;

import org.jspecify.annotations.NullMarked;
