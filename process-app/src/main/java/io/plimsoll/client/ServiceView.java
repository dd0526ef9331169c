package io.plimsoll.client;

/**
 * A service as delivered to one client.
 *
 * @param id opaque
 * @param name as in the contract
 */
public record ServiceView(String id, ServiceKind kind, String name, ServiceState state, ServiceTerms terms) {}
