/// Measures a running hub against the table of what it must hold, and writes what came out to `bench/results`.
@NullMarked
package vn.eduhub.bench;

import org.jspecify.annotations.NullMarked;
