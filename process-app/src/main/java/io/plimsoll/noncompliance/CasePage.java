package io.plimsoll.noncompliance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of cases, newest first; {@code next} is null on the last. */
public record CasePage(List<CaseView> items, @Nullable String next) {}
