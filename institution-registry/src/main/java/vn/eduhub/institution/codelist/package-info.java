/// The official code lists, for everyone with a token: they are public.
@NullMarked
package vn.eduhub.institution.codelist;

import org.jspecify.annotations.NullMarked;
