/// A made-up province: its schools, classes, learners and staff, written as a OneRoster package and counted by whoever
/// made them.
@NullMarked
package vn.eduhub.local.demo;

import org.jspecify.annotations.NullMarked;
