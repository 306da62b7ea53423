/// The tree of units, as every service sees it.
@NullMarked
package vn.eduhub.platform.institution;

import org.jspecify.annotations.NullMarked;
