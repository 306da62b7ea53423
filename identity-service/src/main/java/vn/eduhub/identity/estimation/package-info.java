/// A job, run by hand: learns the numbers by which people are compared from the people who are stored.
@NullMarked
package vn.eduhub.identity.estimation;

import org.jspecify.annotations.NullMarked;
