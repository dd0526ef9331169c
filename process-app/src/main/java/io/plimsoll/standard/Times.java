package io.plimsoll.standard;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Instants as columns keep them: UTC, cut to milliseconds. */
final class Times {

    private Times() {}

    static LocalDateTime column(Instant instant) {
        return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    static Instant instant(LocalDateTime column) {
        return column.toInstant(ZoneOffset.UTC);
    }

    static @Nullable Instant optional(@Nullable LocalDateTime column) {
        return column == null ? null : instant(column);
    }
}
