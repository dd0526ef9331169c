/** Hands out a chain of the ledger with all that is needed to check it without Plimsoll. */
@ApplicationModule(allowedDependencies = {"document", "identity", "ledger", "seal"})
@NullMarked
package io.plimsoll.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
