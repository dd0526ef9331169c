/** Keeps the promises that every feature relies on when it writes: whole transactions, and a database set up to hold them. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.plimsoll.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
