/// What became of each line, and counts that always add up.
@NullMarked
package vn.eduhub.exchange.ledger;

import org.jspecify.annotations.NullMarked;
