package io.plimsoll.client;

import io.plimsoll.identity.Role;

/**
 * What an administrator says of a client's person.
 *
 * @param name 1 to 120 characters
 * @param email one address
 * @param role {@link Role#CLIENT_MEMBER} or {@link Role#CLIENT_SIGNATORY}
 * @param locale BCP 47 language tag
 */
public record ContactDetails(String name, String email, Role role, String locale) {}
