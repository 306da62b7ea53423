/// Asking identity-service for a person's number.
@NullMarked
package vn.eduhub.platform.identity;

import org.jspecify.annotations.NullMarked;
