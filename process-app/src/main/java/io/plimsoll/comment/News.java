package io.plimsoll.comment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.CaseMoved;
import io.plimsoll.noncompliance.CaseOutcome;
import io.plimsoll.noncompliance.TaskDecided;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
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
        CaseOutcome outcome = event.outcome();
        String ending = outcome == null ? "" : outcome.key();
        add(
                event.client(),
                event.number(),
                line("state", event.state().key(), ending, ""),
                line("matter", event.state().key(), ending, ""),
                nobody);
    }

    /** What the MSP's people decide among themselves is not for the client; where it leads to is. */
    @EventListener
    void decided(TaskDecided event) {
        String said = line("decided", event.task(), event.outcome(), event.by().name());
        add(
                event.client(),
                event.number(),
                said,
                event.forClient() ? said : "",
                event.by().subject());
    }

    void written(Comment comment, Actor by) {
        boolean shared = comment.visibility() == Visibility.SHARED;
        String said = line(shared ? "comment" : "internal-comment", "", "", by.name());
        add(comment.client(), comment.number(), said, shared ? said : "", by.subject());
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

    private static String line(String what, String subject, String outcome, String by) {
        return String.join(NewsItem.SEPARATOR, what, subject, outcome, by);
    }

    private static String cut(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
