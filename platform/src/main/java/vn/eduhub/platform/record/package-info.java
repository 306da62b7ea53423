/// Records, their versions and their events: what is stored is on the log, once the dust has settled.
@NullMarked
package vn.eduhub.platform.record;

import org.jspecify.annotations.NullMarked;
