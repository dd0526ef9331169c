/** Tells whoever watches over the installation what happened at its doors, in the words of OCSF. */
@ApplicationModule(allowedDependencies = {"identity", "ledger", "outbound"})
@NullMarked
package io.plimsoll.securityevent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
