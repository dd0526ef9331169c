package io.plimsoll.client;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast the demo goes ({@code plimsoll.pace}); looked at in the profile {@code demo} only.
 *
 * @param day how long a day lasts, 1 s to 1 day; one day means the real calendar
 */
@ConfigurationProperties("plimsoll.pace")
record PaceSettings(@DefaultValue("P1D") Duration day) {

    private static final Duration REAL = Duration.ofDays(1);

    PaceSettings {
        if (day.compareTo(Duration.ofSeconds(1)) < 0 || day.compareTo(REAL) > 0) {
            throw new IllegalArgumentException("plimsoll.pace.day is PT1S to P1D");
        }
    }

    Pace pace() {
        return day.equals(REAL) ? new RealPace() : new DemoPace(day);
    }
}
