/// Who teaches and works where: the service.
@NullMarked
package vn.eduhub.teacher;

import org.jspecify.annotations.NullMarked;
