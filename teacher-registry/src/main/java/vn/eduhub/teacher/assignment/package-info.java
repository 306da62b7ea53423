/// What happens to the assignments of a member of staff, as functions of the teacher, and by request.
@NullMarked
package vn.eduhub.teacher.assignment;

import org.jspecify.annotations.NullMarked;
