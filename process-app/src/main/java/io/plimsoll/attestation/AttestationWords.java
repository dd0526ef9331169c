package io.plimsoll.attestation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The words in which findings speak of answers. */
final class AttestationWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private AttestationWords() {}

    static String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }

    /** As in: Answered “no” on 26 Nov 2026. In their words: we are at it. */
    static String said(Answer answer, ZoneId zone) {
        String plain = "Answered “%s” on %s.".formatted(answer.choice().words(), day(answer.at(), zone));
        return answer.words().isEmpty() ? plain : plain + " In their words: " + answer.words();
    }
}
