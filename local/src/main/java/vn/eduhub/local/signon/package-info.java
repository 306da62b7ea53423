/// Who may call: the Keycloak of this machine with its realm, and a light issuer of tokens for the tests of one module.
@NullMarked
package vn.eduhub.local.signon;

import org.jspecify.annotations.NullMarked;
