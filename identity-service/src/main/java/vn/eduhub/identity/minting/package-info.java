/// Making education ids: unique by construction, unpredictable, never waiting.
@NullMarked
package vn.eduhub.identity.minting;

import org.jspecify.annotations.NullMarked;
