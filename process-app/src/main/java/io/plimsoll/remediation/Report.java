package io.plimsoll.remediation;

import io.plimsoll.identity.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The client's word that the work is done, and what came of checking it.
 *
 * @param met null until somebody of the MSP has checked
 */
@Embeddable
record Report(
        @Column(name = "report") String words,
        String reporterSubject,
        String reporterName,
        Instant reportedAt,
        @Nullable Boolean met,
        @Nullable String evidence,
        @Nullable String verifierSubject,
        @Nullable String verifierName,
        @Nullable Instant verifiedAt) {

    static Report of(String words, Actor by, Instant at) {
        return new Report(words, by.subject(), by.name(), at, null, null, null, null, null);
    }

    Report verified(boolean isMet, String how, Actor by, Instant at) {
        return new Report(words, reporterSubject, reporterName, reportedAt, isMet, how, by.subject(), by.name(), at);
    }
}
