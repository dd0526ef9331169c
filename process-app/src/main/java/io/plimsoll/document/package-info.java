/** Renders, seals and stores what people see and sign, so that the text they saw can be shown again. */
@ApplicationModule(allowedDependencies = {"identity", "ledger", "seal"})
@NullMarked
package io.plimsoll.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
