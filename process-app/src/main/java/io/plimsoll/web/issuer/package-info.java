/** Is the authorization server that is built in for trying Plimsoll out, in place of Keycloak and just as strict. */
@NullMarked
package io.plimsoll.web.issuer;

import org.jspecify.annotations.NullMarked;
