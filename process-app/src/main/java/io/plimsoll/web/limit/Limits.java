package io.plimsoll.web.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Counts what each address and actor asks, in the memory of this node and never in more of it than allowed. */
@Component
class Limits {

    private static final long REPORT_EVERY = TimeUnit.MINUTES.toNanos(1);

    private final LimitSettings settings;
    private final TimeMeter time;
    private final Cache<Key, Counted> counted;

    Limits(LimitSettings settings, Clock clock) {
        this.settings = settings;
        this.time = new ClockTime(clock);
        this.counted = Caffeine.newBuilder()
                .maximumSize(settings.mostTracked())
                // by then every bucket is full again, and a new one says the same
                .expireAfterAccess(longest().multipliedBy(2))
                .build();
    }

    /**
     * Counts one request.
     *
     * @param who an address or the subject of an actor
     * @return empty where it may pass
     */
    Optional<Refusal> count(Limit limit, String who) {
        Counted its = counted.get(new Key(limit, who), key -> new Counted(bucket(key.limit()), new AtomicLong()));
        ConsumptionProbe probe = its.bucket().tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1);
        return Optional.of(new Refusal(limit, seconds, isNews(its.reported())));
    }

    /** How many counts are kept. */
    long tracked() {
        counted.cleanUp();
        return counted.estimatedSize();
    }

    /**
     * @param retryAfter seconds, from 1
     * @param news whether nobody was told within the last minute that this limit is passed here
     */
    record Refusal(Limit limit, long retryAfter, boolean news) {}

    private record Key(Limit limit, String who) {}

    private record Counted(Bucket bucket, AtomicLong reported) {}

    private boolean isNews(AtomicLong reported) {
        long now = time.currentTimeNanos();
        long last = reported.get();
        return (last == 0 || now - last >= REPORT_EVERY) && reported.compareAndSet(last, now);
    }

    private Bucket bucket(Limit limit) {
        Rate rate = settings.of(limit);
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(rate.most())
                        .refillGreedy(rate.most(), rate.during())
                        .build())
                .withCustomTimePrecision(time)
                .build();
    }

    private Duration longest() {
        Duration longest = Duration.ofMinutes(1);
        for (Limit limit : Limit.values()) {
            Duration during = settings.of(limit).during();
            longest = during.compareTo(longest) > 0 ? during : longest;
        }
        return longest;
    }

    private record ClockTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
