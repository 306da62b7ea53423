/// Registering, reading, changing and taking back a member of staff.
@NullMarked
package vn.eduhub.teacher.registration;

import org.jspecify.annotations.NullMarked;
