package io.plimsoll.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of tasks, soonest due first; {@code next} is null on the last. */
public record TaskPage(List<TaskSummary> items, @Nullable String next) {}
