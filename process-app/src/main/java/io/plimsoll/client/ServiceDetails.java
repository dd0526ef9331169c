package io.plimsoll.client;

/**
 * What an administrator says of a service that is contracted.
 *
 * @param name as in the contract, 1 to 120 characters
 */
public record ServiceDetails(String name, ServiceKind kind, ServiceTerms terms) {}
