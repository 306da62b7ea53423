/// Deciding whether an applicant is someone the hub knows; plain rules without storage.
@NullMarked
package vn.eduhub.identity.matching;

import org.jspecify.annotations.NullMarked;
