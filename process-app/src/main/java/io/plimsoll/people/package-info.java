/** Gives people accounts at the sign-in, takes them away again, and shows where accounts and contacts differ. */
@ApplicationModule(allowedDependencies = {"client", "identity", "ledger", "securityevent"})
@NullMarked
package io.plimsoll.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
