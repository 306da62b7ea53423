/// Who has read or changed what is held of a person: for the person, and for auditors.
@NullMarked
package vn.eduhub.identity.accesslog;

import org.jspecify.annotations.NullMarked;
