/** Knows the organisations that are served, what is contracted with them and what is held back from them. */
@ApplicationModule(allowedDependencies = {"identity", "ledger", "outbound"})
@NullMarked
package io.plimsoll.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
