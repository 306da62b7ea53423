/// Reading what is held of a person, for those who look after the register of people.
@NullMarked
package vn.eduhub.identity.lookup;

import org.jspecify.annotations.NullMarked;
