/// The question a registry asks about a person, and the answer.
@NullMarked
package vn.eduhub.contracts.person;

import org.jspecify.annotations.NullMarked;
