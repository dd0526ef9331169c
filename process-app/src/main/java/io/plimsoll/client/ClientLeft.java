package io.plimsoll.client;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;

/**
 * The last of a client's services has ended; told in the transaction that ended it.
 *
 * @param by the case that ended it
 */
public record ClientLeft(ClientId client, CaseNumber by) {}
