/// What a record was before: its versions, and how it stood at a moment.
@NullMarked
package vn.eduhub.platform.history;

import org.jspecify.annotations.NullMarked;
