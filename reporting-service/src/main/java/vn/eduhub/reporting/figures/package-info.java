/// The newest figures of every school, in memory, and the code of a cell.
@NullMarked
package vn.eduhub.reporting.figures;

import org.jspecify.annotations.NullMarked;
