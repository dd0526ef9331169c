package io.plimsoll.mail;

import io.plimsoll.identity.ClientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator adds to one mail for one client, in one language. What the contract requires stays: facts,
 * dates, the button and the reference are the template's.
 *
 * @param version counts from 1; 0 where nobody has ever written any
 * @param subject stands in place of the template's, before client and reference; "" for none
 * @param introduction a paragraph after the greeting; "" for none
 * @param closing a paragraph after the button; "" for none
 * @param by who wrote it, as people call them
 * @param at UTC; null where nobody has ever written any
 */
public record OwnWords(
        int version,
        String subject,
        String introduction,
        String closing,
        String by,
        @Nullable Instant at) {

    static final OwnWords NONE = new OwnWords(0, "", "", "", "", null);

    /** Whether they say nothing, as before the first and after they were withdrawn. */
    public boolean areNone() {
        return subject.isEmpty() && introduction.isEmpty() && closing.isEmpty();
    }

    /** Where a mail's own words are found. */
    @FunctionalInterface
    interface Source {
        OwnWords of(ClientId client, MailEvent event, String language);
    }
}
