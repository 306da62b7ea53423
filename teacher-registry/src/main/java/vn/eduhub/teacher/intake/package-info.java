/// Members of staff that come in files.
@NullMarked
package vn.eduhub.teacher.intake;

import org.jspecify.annotations.NullMarked;
