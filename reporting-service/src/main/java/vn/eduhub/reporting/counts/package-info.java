/// Answering how many there are in a unit, by what one likes.
@NullMarked
package vn.eduhub.reporting.counts;

import org.jspecify.annotations.NullMarked;
