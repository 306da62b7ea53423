/// Giving people their number, once, however often and from however many sides they are asked for.
@NullMarked
package vn.eduhub.identity.registration;

import org.jspecify.annotations.NullMarked;
