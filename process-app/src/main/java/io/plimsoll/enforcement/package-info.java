/** Owns what happens when nothing else helped: pausing, resuming and terminating services. */
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
package io.plimsoll.enforcement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
