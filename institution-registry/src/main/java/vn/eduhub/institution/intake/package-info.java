/// Institutions out of files: rows of a batch become units, the same row again changes nothing.
@NullMarked
package vn.eduhub.institution.intake;

import org.jspecify.annotations.NullMarked;
