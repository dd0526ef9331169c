package io.plimsoll.deviation;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.ClientId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Finds when a deviation is to be reviewed: some working days before it ends, but never in its first two thirds. */
@Component
class ReviewTime {

    private final WorkingTime workingTime;

    ReviewTime(WorkingTime workingTime) {
        this.workingTime = workingTime;
    }

    Instant of(ClientId client, Instant since, Instant until, double daysBefore) {
        if (!until.isAfter(since)) {
            return until;
        }
        Instant earliest = until.minus(Duration.between(since, until).dividedBy(3));
        Instant latest = until;
        // working time can only be counted forwards: close in on the last start from which the days just fit
        while (Duration.between(earliest, latest).compareTo(Duration.ofSeconds(1)) > 0) {
            Instant middle = earliest.plus(Duration.between(earliest, latest).dividedBy(2));
            if (workingTime.after(client, middle, daysBefore).at().isAfter(until)) {
                latest = middle;
            } else {
                earliest = middle;
            }
        }
        return wholeSecond(earliest, until);
    }

    /** Up, so that rounding in a column never brings it into the first two thirds; but not past the end. */
    private static Instant wholeSecond(Instant at, Instant until) {
        Instant down = at.truncatedTo(ChronoUnit.SECONDS);
        Instant up = down.equals(at) ? at : down.plusSeconds(1);
        return up.isAfter(until) ? until : up;
    }
}
