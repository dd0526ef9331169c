/** Tells from an inventory what has come to the end of its security updates; knows files and dates, but no clients. */
@NullMarked
package io.plimsoll.finding.lifecycle;

import org.jspecify.annotations.NullMarked;
