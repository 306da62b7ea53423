/// Identifiers: each a type that cannot hold a wrong value.
@NullMarked
package vn.eduhub.contracts.id;

import org.jspecify.annotations.NullMarked;
