/// Calls from one service of the hub to another.
@NullMarked
package vn.eduhub.platform.peer;

import org.jspecify.annotations.NullMarked;
