package io.plimsoll.noncompliance;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.policy.ResponsePolicy;
import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a case went, since it was opened last.
 *
 * @param figures what it was handled by; null where it was not asked about yet
 * @param requests oldest first
 */
public record CaseHistory(
        CaseNumber number,
        ClientId client,
        Severity severity,
        int extensions,
        @Nullable ResponsePolicy figures,
        Instant openedAt,
        List<PastRequest> requests) {}
