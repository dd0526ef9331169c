package io.plimsoll.noncompliance;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.noncompliance.TaskContext.Section;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The port to what was tried to meet the control of a case, for whoever weighs its risk or decides on enforcement: they
 * know of a remedy only what stands here.
 */
public interface RemedyHistory {

    /**
     * An offer of the MSP's to put it right that came to nothing.
     *
     * @param reference what people quote, as in {@code PR-2026-000123-1.1}
     * @param total with its currency, as in {@code EUR 1,500.30}
     * @param offeredOn in the client's calendar, as the next
     * @param endedOn when it was declined or ran out
     * @param declinedBy null where it ran out undecided
     * @param reason of the client, "" where it gave none
     */
    record OfferNotTaken(
            String reference,
            String description,
            String total,
            LocalDate completion,
            LocalDate offeredOn,
            LocalDate endedOn,
            Instant endedAt,
            @Nullable String declinedBy,
            String reason) {

        /** Whether the client said no; else nobody decided while it was valid. */
        public boolean isDeclined() {
            return declinedBy != null;
        }
    }

    /** The offers of a case that were declined or ran out, oldest first. */
    List<OfferNotTaken> offersNotTaken(CaseNumber number);

    /** How often more time was asked for, and what came of it; empty where it never was. */
    Optional<Section> moreTime(CaseNumber number);
}
