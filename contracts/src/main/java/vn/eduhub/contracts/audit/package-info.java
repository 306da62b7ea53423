/// The audit trail: who read or wrote what is held of which person. Chains of blocks, so that an edit, a gap or a
/// missing end is found.
@NullMarked
package vn.eduhub.contracts.audit;

import org.jspecify.annotations.NullMarked;
