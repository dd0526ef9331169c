package io.plimsoll.ledger;

import java.time.Instant;
import java.util.Map;

/** What an entry says, without its place in the chain; facts as they were written. */
public record PastFact(String subject, Instant at, Map<String, ?> facts) {}
