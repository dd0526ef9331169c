/** Keeps the append-only, hash-chained record, so that each decision can be proved years later. */
@ApplicationModule(allowedDependencies = {"database", "identity", "seal"})
@NullMarked
package io.plimsoll.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
