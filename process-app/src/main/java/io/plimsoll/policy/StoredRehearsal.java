package io.plimsoll.policy;

import java.time.Instant;

/**
 * What a draft would have done, as it was found out then.
 *
 * @param hash of the tables that were rehearsed
 * @param months how far it looked back
 * @param result as whoever rehearsed it wrote it
 */
public record StoredRehearsal(String id, String hash, int months, String by, Instant at, String result) {}
