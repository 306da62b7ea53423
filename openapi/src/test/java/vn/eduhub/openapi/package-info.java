/// What the description of the doors has to be.
@NullMarked
package vn.eduhub.openapi;

import org.jspecify.annotations.NullMarked;
