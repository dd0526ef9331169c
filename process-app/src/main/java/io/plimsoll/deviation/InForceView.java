package io.plimsoll.deviation;

import io.plimsoll.identity.CaseNumber;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A line of a client's register of what is accepted for now.
 *
 * @param title the control's title
 * @param validUntil last day, in the client's calendar
 * @param residual the risk that the client carries
 * @param documentId the text that was signed
 */
public record InForceView(
        CaseNumber number,
        String title,
        String reference,
        Instant since,
        Instant until,
        LocalDate validUntil,
        Risk residual,
        int renewals,
        String documentId) {}
