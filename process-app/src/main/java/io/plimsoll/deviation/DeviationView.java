package io.plimsoll.deviation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as its readers see it.
 *
 * @param reference what people quote, as in {@code DV-2026-000123-1.2}
 * @param agreement counts the agreements of the case, from 1
 * @param renewals how often it was renewed
 * @param inForceUntil when it ends or ended, null where it never came into force
 * @param reviewAt when it is or was due for review, null where it never came into force
 * @param endedAt null while it is not over
 * @param endReason in somebody's own words, "" where nobody gave one
 * @param texts its versions, newest first; a client sees those that were put before it
 */
public record DeviationView(
        String reference,
        int agreement,
        DeviationState state,
        int renewals,
        @Nullable Instant inForceSince,
        @Nullable Instant inForceUntil,
        @Nullable Instant reviewAt,
        @Nullable Instant endedAt,
        String endReason,
        List<Text> texts) {

    /**
     * One version of the text.
     *
     * @param reason why the client wants it, in words
     * @param request the client's own words
     * @param validUntil last day, in the client's calendar
     * @param scope the first of the assets that it covers
     * @param scopeAssets how many it covers in all
     * @param scopeSha256 the hash of all their names, "" where it was not kept yet
     * @param documentId null until the text is frozen
     * @param textSha256 of the frozen text, hex; "" until then
     * @param answer null while the signatory has not decided
     * @param changes what is different from the version before that the reader may see; none for the first
     * @param takenBack null where the text was never taken back to be changed
     */
    public record Text(
            int version,
            Instant assessedAt,
            String assessedBy,
            String reason,
            String request,
            String risk,
            Risk before,
            Risk after,
            String measures,
            Advice advice,
            String adviceText,
            String wayForward,
            LocalDate validUntil,
            String costOfNotFixing,
            List<String> scope,
            int scopeAssets,
            String scopeSha256,
            @Nullable String documentId,
            String textSha256,
            @Nullable Answer answer,
            List<Decision> approvals,
            @Nullable TakenBack takenBack,
            List<Change> changes) {}

    /**
     * A text was taken back to be changed; a signature or an approval of it is void since.
     *
     * @param why shown to the MSP only, "" for a client
     */
    public record TakenBack(String by, Instant at, String why) {}

    /**
     * What the signatory decided and how they had proved who they are.
     *
     * @param reason why they declined, "" for a signature
     * @param zone the client's time zone at that time
     * @param level the sign-in's authentication level, "" where the issuer names none
     */
    public record Answer(
            boolean signed,
            String name,
            String reason,
            Instant at,
            String zone,
            String address,
            String agent,
            String level,
            String pdfSha256) {}

    /**
     * What an approver decided.
     *
     * @param inPlaceOf the colleague whose deputy decided, null where none was away
     * @param explanation shown to the MSP only, "" for a client
     */
    public record Decision(
            int level,
            boolean approved,
            String name,
            @Nullable String inPlaceOf,
            Instant at,
            String explanation) {}
}
