/// Bulk in: a file goes to the registries that own its rows, and every line learns what became of it.
@NullMarked
package vn.eduhub.exchange;

import org.jspecify.annotations.NullMarked;
