/// When two written Vietnamese names are the same name.
@NullMarked
package vn.eduhub.identity.naming;

import org.jspecify.annotations.NullMarked;
