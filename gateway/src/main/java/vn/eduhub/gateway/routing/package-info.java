/// Passing a request on to an instance that answers.
@NullMarked
package vn.eduhub.gateway.routing;

import org.jspecify.annotations.NullMarked;
