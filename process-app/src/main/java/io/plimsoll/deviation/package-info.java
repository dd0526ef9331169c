/** Owns the agreement, signed by both sides and limited in time, that a control is not met for now. */
@ApplicationModule(
        allowedDependencies = {
            "noncompliance",
            "policy",
            "mail",
            "finding",
            "standard",
            "client",
            "document",
            "identity",
            "ledger"
        })
@NullMarked
package io.plimsoll.deviation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
