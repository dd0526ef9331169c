package io.plimsoll.mail;

import java.time.ZoneId;
import java.util.Locale;

/** Who gets a mail, in which language, with times in which zone. */
public record Recipient(String name, String email, Locale locale, ZoneId zone) {

    /** What stands behind the at sign, in lower case; all of it where there is none. */
    String domain() {
        return email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
