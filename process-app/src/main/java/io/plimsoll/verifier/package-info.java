/**
 * Checks exports and sealed PDFs without Plimsoll, as a jar of its own. It uses nothing of the application, so that one
 * mistake, or one hand, cannot be in both what is claimed and what checks it.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.plimsoll.verifier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
