/// Checks of a whole hub from the outside: the log against the stores, the figures against the registries.
@NullMarked
package vn.eduhub.local.hub.verify;

import org.jspecify.annotations.NullMarked;
