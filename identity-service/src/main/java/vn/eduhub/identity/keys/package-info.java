/// Refusing to work with other keys than those that the store was filled with.
@NullMarked
package vn.eduhub.identity.keys;

import org.jspecify.annotations.NullMarked;
