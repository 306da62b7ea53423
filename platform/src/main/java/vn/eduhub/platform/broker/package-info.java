/// Where the log is: connection settings and topics.
@NullMarked
package vn.eduhub.platform.broker;

import org.jspecify.annotations.NullMarked;
