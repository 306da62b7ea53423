/// Who calls, for which unit, and how far they see.
@NullMarked
package vn.eduhub.platform.caller;

import org.jspecify.annotations.NullMarked;
