/// The page that shows the APIs of all services.
@NullMarked
package vn.eduhub.gateway.docs;

import org.jspecify.annotations.NullMarked;
