/** Reaches the MSP's systems that really pause, resume and end services: by webhook, by ticket, or by a person. */
@NullMarked
package io.plimsoll.client.gateway;

import org.jspecify.annotations.NullMarked;
