package io.plimsoll.finding;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long something has to fail before a case opens, so that what comes and goes opens none. What people report, and
 * what a source without a setting reports, opens at once.
 *
 * @param debounce by the source's name, as in {@code plimsoll.scans.debounce.prowler=PT24H}
 */
@ConfigurationProperties("plimsoll.scans")
record Debounce(@DefaultValue Map<String, Duration> debounce) {

    Debounce {
        debounce = Map.copyOf(debounce);
        if (debounce.values().stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("plimsoll.scans.debounce: a time to wait is not negative");
        }
    }

    Duration of(String source) {
        return OwnRows.SOURCES.contains(source) ? Duration.ZERO : debounce.getOrDefault(source, Duration.ZERO);
    }

    /** Whether any source is given time. */
    boolean any() {
        return !debounce.isEmpty();
    }
}
