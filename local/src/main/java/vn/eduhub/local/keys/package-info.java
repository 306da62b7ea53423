/// The keys that data of people are sealed under: adding one, using it, taking an old one out.
@NullMarked
package vn.eduhub.local.keys;

import org.jspecify.annotations.NullMarked;
