/** Brings versions of standards to clients: what each changes for a client, asked to be acknowledged, in force at its date. */
@ApplicationModule(
        allowedDependencies = {
            "noncompliance",
            "deviation",
            "policy",
            "mail",
            "standard",
            "client",
            "document",
            "identity",
            "ledger"
        })
@NullMarked
package io.plimsoll.adoption;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
