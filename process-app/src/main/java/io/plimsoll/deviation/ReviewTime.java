package io.plimsoll.deviation;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.ClientId;
import java.time.Duration;
import java.time.Instant;
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
        return earliest;
    }
}
