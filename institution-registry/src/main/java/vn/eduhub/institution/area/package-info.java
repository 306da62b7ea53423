/// Provinces and communes with the days on which their codes and names are in force.
@NullMarked
package vn.eduhub.institution.area;

import org.jspecify.annotations.NullMarked;
