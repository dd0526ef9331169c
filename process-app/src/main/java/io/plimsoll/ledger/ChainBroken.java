package io.plimsoll.ledger;

import io.plimsoll.identity.Actor;

/**
 * A chain does not verify: somebody changed what must never change.
 *
 * @param chain its name
 * @param sequence the first entry that does not fit
 * @param reader who had it verified
 */
public record ChainBroken(String chain, long sequence, Actor reader) {}
