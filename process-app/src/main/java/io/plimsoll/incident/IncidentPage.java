package io.plimsoll.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of incidents, newest first; {@code next} is null on the last. */
public record IncidentPage(
        List<IncidentItem> items, @Nullable String next) {}
