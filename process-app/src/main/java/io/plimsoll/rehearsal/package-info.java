/** Rehearses a policy: what the cases of the last months would have come to under it; and moves open cases to one on purpose. */
@ApplicationModule(
        allowedDependencies = {
            "noncompliance",
            "deviation",
            "enforcement",
            "policy",
            "client",
            "standard",
            "identity",
            "ledger"
        })
@NullMarked
package io.plimsoll.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
