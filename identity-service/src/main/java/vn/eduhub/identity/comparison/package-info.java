/// How much two descriptions of people agree and what that weighs; rules are data, nothing is stored here.
@NullMarked
package vn.eduhub.identity.comparison;

import org.jspecify.annotations.NullMarked;
