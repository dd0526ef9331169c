/** Keeps anybody from asking too much at once: how many requests an address or a person may send, per node. */
@NullMarked
package io.plimsoll.web.limit;

import org.jspecify.annotations.NullMarked;
