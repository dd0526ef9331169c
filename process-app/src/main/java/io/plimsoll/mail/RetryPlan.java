package io.plimsoll.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When a mail that could not leave is tried again: later each time, and not all at the same moment. */
record RetryPlan(int attempts, Duration first, Duration longest, RandomGenerator random) {

    private static final double SPREAD = 0.2;

    static RetryPlan of(MailProperties properties, RandomGenerator random) {
        return new RetryPlan(properties.attempts(), properties.firstRetry(), properties.longestRetry(), random);
    }

    /** The next try after so many, up to a fifth earlier or later than the doubled pause; empty where they are used up. */
    Optional<Instant> after(int tried, Instant now) {
        if (tried >= attempts) {
            return Optional.empty();
        }
        double doubled = first.toMillis() * Math.pow(2, tried - 1);
        double pause = Math.min(doubled, longest.toMillis()) * (1 - SPREAD + 2 * SPREAD * random.nextDouble());
        return Optional.of(now.plusMillis(Math.round(pause)));
    }

    /** The same, and not before the server wants it; it is not heeded beyond the longest pause of our own. */
    Optional<Instant> after(int tried, Instant now, @Nullable Duration asked) {
        Duration heeded = asked == null ? Duration.ZERO : asked.compareTo(longest) < 0 ? asked : longest;
        Instant earliest = now.plus(heeded);
        return after(tried, now).map(next -> next.isBefore(earliest) ? earliest : next);
    }
}
