/** Says who acts: every decision in the product is somebody's, person or machine, with roles and clients. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.plimsoll.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
