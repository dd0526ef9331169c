package io.plimsoll.people;

import io.plimsoll.client.ContactDetails;
import io.plimsoll.identity.Role;
import java.io.Serial;
import java.io.Serializable;
import java.util.Locale;
import java.util.Set;

/**
 * Whom an administrator invites. Kept in the session where it is refused, so that nothing has to be typed again.
 *
 * @param name first and last name, 1 to 120 characters
 * @param email one address
 * @param roles what the person may do
 * @param locale BCP 47 language tag of the mail and of the sign-in
 */
public record Invitation(String name, String email, Set<Role> roles, String locale) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    public Invitation {
        name = name.strip();
        email = email.strip();
        roles = Set.copyOf(roles);
    }

    /** The same as a contact of a client, who signs if they may. */
    ContactDetails contact() {
        return new ContactDetails(
                name,
                email,
                roles.contains(Role.CLIENT_SIGNATORY) ? Role.CLIENT_SIGNATORY : Role.CLIENT_MEMBER,
                locale);
    }

    Locale language() {
        return Locale.forLanguageTag(locale);
    }
}
