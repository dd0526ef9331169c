/** Keeps the versioned catalogues of controls and which of them bind which client. */
@ApplicationModule(allowedDependencies = {"client", "identity", "ledger"})
@NullMarked
package io.plimsoll.standard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
