package io.plimsoll.noncompliance;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;

/**
 * Somebody decided a task about a case; published in the transaction that took the decision.
 *
 * @param task its form, as in {@code review-plan}
 * @param outcome as the form has it
 * @param forClient whether the client's people decide such tasks
 */
public record TaskDecided(
        CaseNumber number, ClientId client, String task, String outcome, boolean forClient, Actor by) {}
