/// One shape for everything a caller can be told went wrong (RFC 9457).
@NullMarked
package vn.eduhub.platform.problem;

import org.jspecify.annotations.NullMarked;
