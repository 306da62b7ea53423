/// Rows on their way to an owner, format by format the same.
@NullMarked
package vn.eduhub.exchange.work;

import org.jspecify.annotations.NullMarked;
