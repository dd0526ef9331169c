package io.plimsoll.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The answer to "is this chain whole?".
 *
 * @param valid whether every entry's hash and link is right
 * @param entries how many entries the chain has
 * @param head the last entry's hash, hex; "" for an empty chain
 * @param firstBroken the sequence of the first entry that does not fit, null where valid
 */
public record Verification(
        boolean valid, long entries, String head, @Nullable Long firstBroken) {}
