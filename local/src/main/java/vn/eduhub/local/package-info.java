/// Everything the hub needs on one machine: store, broker, sign-on, the launcher and the demo.
@NullMarked
package vn.eduhub.local;

import org.jspecify.annotations.NullMarked;
