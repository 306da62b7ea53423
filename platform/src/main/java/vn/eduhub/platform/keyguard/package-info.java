/// Refusing to work with other keys than those that the store was filled with.
@NullMarked
package vn.eduhub.platform.keyguard;

import org.jspecify.annotations.NullMarked;
