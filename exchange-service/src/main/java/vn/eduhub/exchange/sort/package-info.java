/// Sorting on disk, in bounded memory.
@NullMarked
package vn.eduhub.exchange.sort;

import org.jspecify.annotations.NullMarked;
