package io.plimsoll.client;

import io.plimsoll.identity.Role;
import java.util.Locale;

/**
 * A person of the client who gets mail.
 *
 * @param role {@link Role#CLIENT_MEMBER} or {@link Role#CLIENT_SIGNATORY}
 */
public record ContactView(String id, String name, String email, Role role, Locale locale) {}
