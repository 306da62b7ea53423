/// Who is who: one identifier per person for life, and the verdicts that lead to it.
@NullMarked
package vn.eduhub.identity;

import org.jspecify.annotations.NullMarked;
