/// What every service of the hub must do alike; a Boot auto-configuration.
@NullMarked
package vn.eduhub.platform;

import org.jspecify.annotations.NullMarked;
