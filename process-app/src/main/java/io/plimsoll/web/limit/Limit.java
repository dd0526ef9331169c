package io.plimsoll.web.limit;

import java.util.Locale;

/** What is counted. */
enum Limit {
    ADDRESS,
    ANONYMOUS,
    SIGN_IN,
    ACTOR,
    UPLOAD,
    ANSWER,
    CODE;

    /** As settings and security events write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
