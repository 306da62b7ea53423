/// One call for what many ask at the same time.
@NullMarked
package vn.eduhub.platform.batching;

import org.jspecify.annotations.NullMarked;
