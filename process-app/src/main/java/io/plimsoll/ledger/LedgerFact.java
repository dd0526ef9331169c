package io.plimsoll.ledger;

import io.plimsoll.identity.Actor;
import java.util.Map;

/**
 * Something that was decided or happened, to be appended to a chain.
 *
 * @param chain where it belongs
 * @param event what happened, kebab-case past tense, as in {@code deviation-signed}
 * @param subject the case number or other id it is about, "" where there is none
 * @param by who did it; the chain keeps a salted hash, the name stays in an erasable table
 * @param facts JSON values only (text, number, boolean, list, map); no personal data
 */
public record LedgerFact(Chain chain, String event, String subject, Actor by, Map<String, Object> facts) {}
