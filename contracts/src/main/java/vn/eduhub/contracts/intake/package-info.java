/// Rows of a file on their way from the exchange to the registry that owns them, and what became of them.
@NullMarked
package vn.eduhub.contracts.intake;

import org.jspecify.annotations.NullMarked;
