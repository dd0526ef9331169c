/** Answers the questions that an administrator may re-rule: decision tables as versioned rows. */
@ApplicationModule(allowedDependencies = {"identity", "ledger"})
@NullMarked
package io.plimsoll.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
