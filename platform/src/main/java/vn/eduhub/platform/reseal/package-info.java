/// Puts what is sealed under older keys under the newest one, so that an older key can be taken out of the keyset.
@NullMarked
package vn.eduhub.platform.reseal;

import org.jspecify.annotations.NullMarked;
