package io.plimsoll.incident;

import io.plimsoll.standard.Severity;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/**
 * How bad an analyst says that an incident is.
 *
 * @param access none, limited, elevated or full
 * @param ease easy, hard, lured or near
 * @param harm none, some or significant
 * @param rubric what the table says to these three
 * @param severity what the analyst decided
 * @param departure why that is something else, "" where it is not
 */
@Embeddable
record Rating(
        @Column(name = "rated_access") String access,
        @Column(name = "rated_ease") String ease,
        @Column(name = "rated_harm") String harm,

        @Enumerated(EnumType.STRING) @Column(name = "rubric")
        Severity rubric,

        @Enumerated(EnumType.STRING) @Column(name = "severity")
        Severity severity,

        @Column(name = "departure") String departure,
        @Column(name = "rated_by") String by,
        @Column(name = "rated_at") Instant at) {

    boolean concernsClient() {
        return !severity.equals(Severity.LOW);
    }
}
