/// Invented children of whom it is known who is who, written down twice as schools write: what a matcher is measured
/// with. Shares nothing with the code it measures.
@NullMarked
package vn.eduhub.bench.people;

import org.jspecify.annotations.NullMarked;
