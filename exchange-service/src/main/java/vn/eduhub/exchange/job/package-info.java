/// The intake job: taken, claimed, driven through its phases, watched, cancelled.
@NullMarked
package vn.eduhub.exchange.job;

import org.jspecify.annotations.NullMarked;
