package io.plimsoll.policy;

/**
 * One step of the escalation ladder.
 *
 * @param share percent of the working time to the deadline that has passed, 1 to 99
 * @param tone friendly, firm or final
 * @param signatories whether the client's signatories are told besides who was asked
 * @param tellMsp whether the service manager is told
 * @param last whether it says that none follows it
 * @param way whether the client's channels get a copy
 */
public record Rung(int share, String tone, boolean signatories, boolean tellMsp, boolean last, Way way) {}
