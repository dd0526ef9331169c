/** Writes log lines that cannot be forged and that give no secret away, whatever was logged. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.plimsoll.logging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
