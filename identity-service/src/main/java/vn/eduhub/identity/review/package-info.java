/// Applicants whom a person has to look at before they get a number.
@NullMarked
package vn.eduhub.identity.review;

import org.jspecify.annotations.NullMarked;
