/** Contains the process engine: nothing outside knows its types, so that it can be replaced from here. */
@ApplicationModule(
        allowedDependencies = {
            "deviation",
            "remediation",
            "enforcement",
            "attestation",
            "incident",
            "adoption",
            "noncompliance",
            "people",
            "policy",
            "mail",
            "finding",
            "standard",
            "client",
            "document",
            "identity",
            "database",
            "ledger"
        })
@NullMarked
package io.plimsoll.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
