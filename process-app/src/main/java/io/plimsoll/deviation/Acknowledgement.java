package io.plimsoll.deviation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Who signed or declined which text, and how they had proved who they are.
 *
 * @param typedName the name as typed, "" for a refusal
 * @param declineReason "" for a signature
 * @param zone the client's zone at that time
 * @param localTime the client's wall clock, so that a later change of zone rules alters nothing
 */
@Embeddable
record Acknowledgement(
        @Column(name = "ack_signed") Boolean signed,
        @Column(name = "ack_subject") String subject,
        @Column(name = "ack_name") String name,
        @Column(name = "ack_typed_name") String typedName,
        @Column(name = "ack_decline_reason") String declineReason,
        @Column(name = "ack_at") Instant at,
        @Column(name = "ack_zone") String zone,
        @Column(name = "ack_local_time") String localTime,
        @Column(name = "ack_address") String address,
        @Column(name = "ack_agent") String agent,
        @Column(name = "ack_level") String level,
        @Column(name = "ack_authenticated_at") @Nullable Instant authenticatedAt,
        @Column(name = "ack_token_id") String tokenId,
        @Column(name = "ack_text_sha256") String textSha256,
        @Column(name = "ack_pdf_sha256") String pdfSha256) {

    static String wallClock(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone).withNano(0).toString();
    }
}
