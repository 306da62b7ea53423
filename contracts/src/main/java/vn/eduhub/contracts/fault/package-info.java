/// What can be wrong with a field: one vocabulary for files and REST.
@NullMarked
package vn.eduhub.contracts.fault;

import org.jspecify.annotations.NullMarked;
