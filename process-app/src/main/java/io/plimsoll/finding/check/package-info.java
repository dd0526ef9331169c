/** Judges what a domain publishes for its mail; knows the domain name system, but neither clients nor databases. */
@NullMarked
package io.plimsoll.finding.check;

import org.jspecify.annotations.NullMarked;
