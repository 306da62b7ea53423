/// Units: schools and campuses as callers register, read and change them, and who manages what.
@NullMarked
package vn.eduhub.institution.unit;

import org.jspecify.annotations.NullMarked;
