/// Taking people from files and from schools' systems, the same for learners and for staff: who they are,
/// what changed, which answer a batch got.
@NullMarked
package vn.eduhub.platform.registration;

import org.jspecify.annotations.NullMarked;
