/// OneRoster 1.2 CSV packages: what the files hold and what the hub makes of it.
@NullMarked
package vn.eduhub.exchange.oneroster;

import org.jspecify.annotations.NullMarked;
