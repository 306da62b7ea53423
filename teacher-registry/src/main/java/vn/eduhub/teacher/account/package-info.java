/// Accounts of members of staff in the realm: given, taken back, and closed when the last assignment ends.
@NullMarked
package vn.eduhub.teacher.account;

import org.jspecify.annotations.NullMarked;
