/// How much one client may ask.
@NullMarked
package vn.eduhub.gateway.limit;

import org.jspecify.annotations.NullMarked;
