package io.plimsoll.client;

import java.util.Set;

/**
 * What an administrator says of a client.
 *
 * @param name 1 to 120 characters
 * @param tier gold, silver or bronze
 * @param locale BCP 47 language tag, as in {@code en} or {@code de-CH}
 * @param facts kebab-case, as in {@code uses-azure}
 */
public record ClientDetails(String name, String tier, String locale, Set<String> facts) {}
