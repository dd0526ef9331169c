/** Owns the incident: something suspected or confirmed to have happened, from its report within a day to its closure. */
@ApplicationModule(
        allowedDependencies = {"noncompliance", "policy", "mail", "standard", "client", "document", "identity", "ledger"
        })
@NullMarked
package io.plimsoll.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
