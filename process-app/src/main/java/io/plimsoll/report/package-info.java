/** Shows the state of compliance to those who answer for it, without touching the engine. */
@ApplicationModule(
        allowedDependencies = {
            "deviation",
            "remediation",
            "enforcement",
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
package io.plimsoll.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
