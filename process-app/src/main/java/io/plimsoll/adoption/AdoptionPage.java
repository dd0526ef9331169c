package io.plimsoll.adoption;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of the register, newest first; {@code next} is null on the last. */
public record AdoptionPage(
        List<AdoptionView> items, @Nullable String next) {}
