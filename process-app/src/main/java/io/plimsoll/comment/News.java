package io.plimsoll.comment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.CaseMoved;
import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.TaskDecided;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes what happens to cases that somebody watches, in the transaction in which it happens. */
@Component
class News {

    private static final int LONGEST = 400;

    private final WatchRows watches;
    private final NewsRows rows;
    private final Clock clock;

    News(WatchRows watches, NewsRows rows, Clock clock) {
        this.watches = watches;
        this.rows = rows;
        this.clock = clock;
    }

    @EventListener
    void moved(CaseMoved event) {
        String nobody = Actor.system(event.client()).subject();
        add(event.client(), event.number(), toMsp(event), toClient(event), nobody);
    }

    /** What the MSP's people decide among themselves is not for the client; where it leads to is. */
    @EventListener
    void decided(TaskDecided event) {
        String sentence = "%s: %s, by %s."
                .formatted(
                        event.task(),
                        event.outcome().replace('-', ' '),
                        event.by().name());
        add(
                event.client(),
                event.number(),
                sentence,
                event.forClient() ? sentence : "",
                event.by().subject());
    }

    void written(Comment comment, Actor by) {
        String sentence = "%s wrote a comment.".formatted(by.name());
        boolean shared = comment.visibility() == Visibility.SHARED;
        String toMsp = shared ? sentence : "%s wrote an internal comment.".formatted(by.name());
        add(comment.client(), comment.number(), toMsp, shared ? sentence : "", by.subject());
    }

    private void add(ClientId client, CaseNumber number, String toMsp, String toClient, String by) {
        if (watches.of(client, number).isEmpty()) {
            return;
        }
        rows.add(
                new NewsItem(
                        UuidCreator.getTimeOrderedEpoch().toString(),
                        client,
                        number,
                        !toClient.isEmpty(),
                        cut(toMsp),
                        cut(toClient),
                        by),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static String toMsp(CaseMoved event) {
        return event.state() == CaseState.CLOSED
                ? "The case is closed: %s.".formatted(ending(event.outcome()))
                : "The case is %s now.".formatted(event.state().key());
    }

    private static String toClient(CaseMoved event) {
        return switch (event.state()) {
            case RESPONDING -> "We wait for your answer.";
            case DISPUTED -> "We look into what you told us.";
            case AGREEING -> "A deviation is being agreed.";
            case ACCEPTED -> "A deviation is in force.";
            case REMEDIATING -> "It is being fixed.";
            case VERIFYING -> "We check what was done.";
            case ENFORCING -> "We decide how to go on.";
            case PAUSING -> "A service is being paused.";
            case PAUSED -> "A service is paused.";
            case RESUMING -> "A service is being resumed.";
            case TERMINATING -> "A service is being ended.";
            case CLOSED -> "The matter is closed: %s.".formatted(ending(event.outcome()));
        };
    }

    private static String ending(@Nullable CaseOutcome outcome) {
        return Objects.requireNonNull(outcome).key();
    }

    private static String cut(String sentence) {
        return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST - 1) + "…";
    }
}
