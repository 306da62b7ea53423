/// One line for each request, without a word about whom it was.
@NullMarked
package vn.eduhub.gateway.access;

import org.jspecify.annotations.NullMarked;
