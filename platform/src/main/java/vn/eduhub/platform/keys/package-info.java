/// Keys outside the store: encryption, keyed hashes, the permutation of identifiers.
@NullMarked
package vn.eduhub.platform.keys;

import org.jspecify.annotations.NullMarked;
