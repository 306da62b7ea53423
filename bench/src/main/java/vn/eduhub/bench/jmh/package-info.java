/// Measurements of single pieces of code with JMH.
@NullMarked
package vn.eduhub.bench.jmh;

import org.jspecify.annotations.NullMarked;
