package io.plimsoll.enforcement;

import io.plimsoll.client.ServiceGateway.Action;
import io.plimsoll.noncompliance.CaseView;

/**
 * What orders are given for.
 *
 * @param id of the pause, resumption or termination
 */
record Errand(CaseView matter, String id, Action action) {}
