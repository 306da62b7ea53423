/// One door: every caller comes in here.
@NullMarked
package vn.eduhub.gateway;

import org.jspecify.annotations.NullMarked;
