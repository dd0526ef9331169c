/** Holds the start of the application; every feature has a package of its own below this one. */
@NullMarked
package io.plimsoll;

import org.jspecify.annotations.NullMarked;
