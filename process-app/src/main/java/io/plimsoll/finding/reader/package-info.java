/** Reads what sources deliver, as a stream, into rows of one shape; knows files, but neither clients nor databases. */
@NullMarked
package io.plimsoll.finding.reader;

import org.jspecify.annotations.NullMarked;
