/// Where the records are: connection settings and codecs.
@NullMarked
package vn.eduhub.platform.store;

import org.jspecify.annotations.NullMarked;
