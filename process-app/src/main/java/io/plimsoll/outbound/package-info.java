/** Calls other people's servers, and no server that only we can reach. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.plimsoll.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
