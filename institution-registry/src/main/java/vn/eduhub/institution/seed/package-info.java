/// The units every hub begins with: ministry, departments, commune offices.
@NullMarked
package vn.eduhub.institution.seed;

import org.jspecify.annotations.NullMarked;
