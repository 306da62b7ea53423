/// Which fields of a person a caller is told and may write, by role: one table, and the one way to a view.
@NullMarked
package vn.eduhub.platform.fields;

import org.jspecify.annotations.NullMarked;
