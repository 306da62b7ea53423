/// The audit trail: every answer that tells something of people is written down before it is given.
@NullMarked
package vn.eduhub.platform.audit;

import org.jspecify.annotations.NullMarked;
