package io.plimsoll.enforcement;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a case page shows of pauses, resumptions and terminations, oldest first. */
public record EnforcementView(
        List<PauseView> pauses,
        List<ResumptionView> resumptions,
        List<TerminationView> terminations,
        List<OrderView> orders) {

    /**
     * What has been announced and can still be averted.
     *
     * @param forGood whether the services end, rather than pause
     * @param at when, UTC
     */
    public record Notice(boolean forGood, List<String> services, Instant at) {}

    /** The notice that runs now: of a termination or of a pause; at most one does. */
    public Optional<Notice> announced() {
        Stream<Notice> ends = terminations.stream()
                .filter(one -> one.state() == TerminationState.NOTICED && one.noticeEndsAt() != null)
                .map(one -> new Notice(true, one.services(), Objects.requireNonNull(one.noticeEndsAt())));
        Stream<Notice> stops = pauses.stream()
                .filter(one -> one.state() == PauseState.NOTICED && one.cureEndsAt() != null)
                .map(one -> new Notice(false, one.services(), Objects.requireNonNull(one.cureEndsAt())));
        return Stream.concat(ends, stops).findFirst();
    }

    /**
     * One attempt to pause.
     *
     * @param warning what gets worse by it, "" if nothing
     * @param refusal of the gateway, "" if none, and for the client
     */
    public record PauseView(
            PauseState state,
            List<String> services,
            String impact,
            String warning,
            String safetyReason,
            String preparedBy,
            Instant preparedAt,
            @Nullable String decidedBy,
            @Nullable String noticeDocument,
            @Nullable Instant cureEndsAt,
            @Nullable Instant pausedAt,
            @Nullable Instant longestEndsAt,
            int extensions,
            String refusal) {}

    /** One giving-back. */
    public record ResumptionView(
            ResumptionState state,
            List<String> services,
            Instant askedAt,
            @Nullable String decidedBy,
            @Nullable Instant resumedAt,
            String refusal) {}

    /** One attempt to end services. */
    public record TerminationView(
            TerminationState state,
            List<String> services,
            String determination,
            List<String> grounds,
            String recommendedBy,
            Instant recommendedAt,
            @Nullable String decidedBy,
            @Nullable String noticeDocument,
            @Nullable Instant noticeEndsAt,
            @Nullable Instant terminatedAt,
            @Nullable String packDocument,
            List<String> offboarding) {}

    /**
     * One order to the MSP's systems.
     *
     * @param what is to be done, as in "pause"
     * @param reference of the system that took it, "" where there is none
     * @param said why it was refused, or what a person said who did it; "" where nothing
     */
    public record OrderView(
            String what,
            String service,
            OrderState state,
            String reference,
            String said,
            Instant givenAt,
            @Nullable Instant endedAt) {}
}
