package io.plimsoll.client;

import io.plimsoll.identity.CaseNumber;
import java.time.Instant;

/**
 * One case's pause of one service.
 *
 * @param state REQUESTED (gateway asked or about to be), HELD, RELEASING, RELEASED
 * @param since when it was requested, UTC
 */
public record HoldView(String id, CaseNumber number, ServiceView service, HoldState state, Instant since) {}
