/// The figures, from events: who learns and works where, counted as it changes.
@NullMarked
package vn.eduhub.reporting;

import org.jspecify.annotations.NullMarked;
