/// What tests of several services share: rules of architecture, named people and schools. All of them are
/// invented.
@NullMarked
package vn.eduhub.testkit;

import org.jspecify.annotations.NullMarked;
