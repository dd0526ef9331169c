/** Remembers who is signed in, for all nodes alike: sessions at rest, their limits, and what the issuer says of them. */
@NullMarked
package io.plimsoll.web.session;

import org.jspecify.annotations.NullMarked;
