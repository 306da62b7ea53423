/// What a sender sent that the hub keeps no record of yet: checked, remembered, pointed to.
@NullMarked
package vn.eduhub.exchange.reference;

import org.jspecify.annotations.NullMarked;
