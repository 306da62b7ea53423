/// Contracts as JSON: identifiers are strings, codes are codes.
@NullMarked
package vn.eduhub.platform.json;

import org.jspecify.annotations.NullMarked;
