/// The hub's own template: one CSV of learners.
@NullMarked
package vn.eduhub.exchange.template;

import org.jspecify.annotations.NullMarked;
