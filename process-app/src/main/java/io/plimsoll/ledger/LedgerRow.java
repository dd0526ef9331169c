package io.plimsoll.ledger;

import java.time.Instant;

/**
 * One entry as shown to a reader.
 *
 * @param sequence 1 for the chain's first
 * @param at when, UTC, milliseconds
 * @param event what happened
 * @param subject what it is about
 * @param by the name of who did it, or "erased"
 * @param whom the name of the person it was done to, "erased", or "" where it was done to nobody
 * @param facts the canonical JSON of the facts
 * @param hash SHA-256 of the entry, hex
 */
public record LedgerRow(
        long sequence, Instant at, String event, String subject, String by, String whom, String facts, String hash) {}
