/** Is the front: pages, fragments and the HTTP API over the facades of all features. */
@ApplicationModule
@NullMarked
package io.plimsoll.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
