/** Owns how and by when a control will be met: plans, proposals and their verification. */
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
package io.plimsoll.remediation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
