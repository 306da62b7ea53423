/// What a record looks like on its topic: the whole record at a version.
@NullMarked
package vn.eduhub.contracts.event;

import org.jspecify.annotations.NullMarked;
