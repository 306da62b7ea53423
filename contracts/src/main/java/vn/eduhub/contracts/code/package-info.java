/// Values of the official code lists that decide something in the code; the wire carries the official code.
@NullMarked
package vn.eduhub.contracts.code;

import org.jspecify.annotations.NullMarked;
