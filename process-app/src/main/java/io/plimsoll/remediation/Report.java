package io.plimsoll.remediation;

import io.plimsoll.identity.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The client's word that the work is done, and what came of checking it.
 *
 * @param met null until it was checked
 * @param evidence what whoever checked it saw, may be empty where documents show it
 * @param documents the files that show what the check came to
 * @param reportDocuments the files that the client named with its report
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
        @Nullable Instant verifiedAt,
        @Convert(converter = IdsColumn.class) List<String> documents,
        @Convert(converter = IdsColumn.class) List<String> reportDocuments) {

    static Report of(String words, List<String> files, Actor by, Instant at) {
        return new Report(words, by.subject(), by.name(), at, null, null, null, null, null, List.of(), files);
    }

    Report verified(boolean isMet, String how, List<String> shownBy, Actor by, Instant at) {
        return new Report(
                words,
                reporterSubject,
                reporterName,
                reportedAt,
                isMet,
                how,
                by.subject(),
                by.name(),
                at,
                shownBy,
                reportDocuments);
    }
}
