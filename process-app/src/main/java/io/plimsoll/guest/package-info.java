/** Lets people without an account answer one case, by a code that is sent to the address on record. */
@ApplicationModule(allowedDependencies = {"noncompliance", "people", "mail", "client", "identity", "ledger"})
@NullMarked
package io.plimsoll.guest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
