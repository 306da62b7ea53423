/// The conventions of every REST resource: preconditions, pages, partial change.
@NullMarked
package vn.eduhub.platform.rest;

import org.jspecify.annotations.NullMarked;
