package io.plimsoll.finding.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The questions of one run: none is asked twice, and all of them together end in time. */
final class RunLookup implements DnsLookup {

    private final DnsLookup lookup;
    private final Clock clock;
    private final Instant end;
    private final Map<String, DnsAnswer> known = new HashMap<>();
    private boolean answered;

    RunLookup(DnsLookup lookup, Clock clock, Duration budget) {
        this.lookup = lookup;
        this.clock = clock;
        this.end = clock.instant().plus(budget);
    }

    @Override
    public DnsAnswer ask(String name, DnsType type) {
        String key = type + " " + name.toLowerCase(Locale.ROOT);
        DnsAnswer before = known.get(key);
        if (before != null) {
            return before;
        }
        DnsAnswer answer = clock.instant().isAfter(end)
                ? new DnsAnswer.Unavailable("the time for this run is over", true)
                : lookup.ask(name, type);
        answered |= !(answer instanceof DnsAnswer.Unavailable none && none.silent());
        known.put(key, answer);
        return answer;
    }

    /** Whether questions were asked and the resolver answered none of them. */
    boolean deaf() {
        return !known.isEmpty() && !answered;
    }
}
