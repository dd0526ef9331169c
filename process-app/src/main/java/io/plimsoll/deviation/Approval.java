package io.plimsoll.deviation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * One approver's decision on one text.
 *
 * @param level 1 service manager, 2 director
 */
@Embeddable
record Approval(
        @Column(name = "approval_level") int level,
        boolean approved,
        String subject,
        String name,
        Instant decidedAt,
        String explanation) {}
