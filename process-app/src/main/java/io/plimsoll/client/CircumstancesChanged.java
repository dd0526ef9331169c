package io.plimsoll.client;

import io.plimsoll.identity.ClientId;

/**
 * A client has one more service, or facts about it are others than before: what did not concern it may do so now. Told
 * in the transaction of the change.
 */
public record CircumstancesChanged(ClientId client) {}
