/** Sends what the processes have to tell people, exactly once per cause, and hears what comes back. */
@ApplicationModule(allowedDependencies = {"database", "client", "document", "identity", "ledger", "outbound"})
@NullMarked
package io.plimsoll.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
