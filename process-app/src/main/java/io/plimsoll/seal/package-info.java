/** Holds the keys that the MSP signs with, and seals documents and tree heads, so that a change made later shows. */
@ApplicationModule(allowedDependencies = {"outbound"})
@NullMarked
package io.plimsoll.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
