/// Who may do what on the log, and how a client shows the log who it is.
@NullMarked
package vn.eduhub.contracts.log;

import org.jspecify.annotations.NullMarked;
