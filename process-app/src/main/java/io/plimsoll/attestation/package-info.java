/** Asks clients on a cycle about what no machine sees, and turns answers and silence into findings. */
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
package io.plimsoll.attestation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
