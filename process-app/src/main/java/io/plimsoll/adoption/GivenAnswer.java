package io.plimsoll.adoption;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who acknowledged or refused, and how they had proved who they are.
 *
 * @param typedName the name as typed, "" for a refusal
 * @param reason of a refusal, "" for a signature
 * @param localTime the client's wall clock, so that a later change of zone rules alters nothing
 */
@Embeddable
record GivenAnswer(
        @Column(name = "ack_subject") String subject,
        @Column(name = "ack_name") String name,
        @Column(name = "ack_typed_name") String typedName,
        @Column(name = "ack_reason") String reason,
        @Column(name = "ack_at") Instant at,
        @Column(name = "ack_zone") String zone,
        @Column(name = "ack_local_time") String localTime,
        @Column(name = "ack_address") String address,
        @Column(name = "ack_agent") String agent,
        @Column(name = "ack_level") String level,
        @Column(name = "ack_authenticated_at") @Nullable Instant authenticatedAt,
        @Column(name = "ack_token_id") String tokenId) {}
