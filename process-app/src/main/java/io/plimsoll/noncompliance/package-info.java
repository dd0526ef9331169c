/** Owns the case: one client not meeting one control, from detection to its outcome. */
@ApplicationModule(
        allowedDependencies = {
            "database",
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
package io.plimsoll.noncompliance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
