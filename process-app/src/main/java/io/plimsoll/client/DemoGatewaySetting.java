package io.plimsoll.client;

import io.plimsoll.identity.ClientId;

/**
 * How the demo's gateway treats one service, for the page that sets it.
 *
 * @param reason what it says when it refuses, "" otherwise
 */
public record DemoGatewaySetting(ClientId client, ServiceView service, DemoGatewayMode mode, String reason) {}
