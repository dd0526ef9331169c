/** Turns scans of any source into facts about one client, control and asset. */
@ApplicationModule(allowedDependencies = {"standard", "client", "document", "identity", "ledger"})
@NullMarked
package io.plimsoll.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
