/// Institutions and areas: who manages which school, where it stands, since when.
@NullMarked
package vn.eduhub.institution;

import org.jspecify.annotations.NullMarked;
