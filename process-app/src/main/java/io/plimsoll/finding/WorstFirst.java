package io.plimsoll.finding;

import io.plimsoll.standard.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The worst so many of what is shown to it one by one; keeps no more than these, however much there is. */
public final class WorstFirst {

    private final int most;
    private final Function<Failure, String> sameness;
    private final @Nullable Failure after;
    private final TreeSet<Failure> kept = new TreeSet<>(Failure.WORST_FIRST);
    private final Map<String, Failure> byName = new HashMap<>();
    private boolean more;

    private WorstFirst(int most, Function<Failure, String> sameness, @Nullable Failure after) {
        this.most = most;
        this.sameness = sameness;
        this.after = after;
    }

    /** Each asset once, by the worst that it fails. */
    public static WorstFirst ofAssets(int most) {
        return new WorstFirst(most, Failure::asset, null);
    }

    /**
     * Each asset once for each check that it fails.
     *
     * @param cursor as {@link #next} gave it, null to begin; one that is not ours is behind everything
     */
    public static WorstFirst ofResults(int most, @Nullable String cursor) {
        return new WorstFirst(most, Failure::key, cursor == null ? null : place(cursor));
    }

    /** Looks at one more. */
    public void add(Failure one) {
        if (after != null && Failure.WORST_FIRST.compare(one, after) <= 0) {
            return;
        }
        if (kept.size() == most && Failure.WORST_FIRST.compare(one, kept.last()) > 0) {
            more = true;
            return;
        }
        Failure before = byName.get(sameness.apply(one));
        if (before != null && Failure.WORST_FIRST.compare(before, one) <= 0) {
            return;
        }
        if (before != null) {
            kept.remove(before);
        }
        kept.add(one);
        byName.put(sameness.apply(one), one);
        if (kept.size() > most) {
            more = true;
            byName.remove(sameness.apply(kept.pollLast()));
        }
    }

    /** The worst so many of all that was shown, the worst first. */
    public List<Failure> first() {
        return List.copyOf(kept);
    }

    /** Where to go on from, null where nothing is left. */
    public @Nullable String next() {
        return more && !kept.isEmpty() ? cursor(kept.last()) : null;
    }

    private static String cursor(Failure last) {
        Severity reported = last.reported();
        String place = "%s %d %s %s"
                .formatted(
                        reported == null ? "-" : reported.key(), last.since().toEpochMilli(), last.key(), last.asset());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static Failure place(String cursor) {
        try {
            String[] place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 4);
            if (place.length == 4) {
                Severity reported = place[0].equals("-") ? null : Severity.ofKey(place[0]);
                return new Failure(
                        place[2], "", place[3], reported, Instant.ofEpochMilli(Long.parseLong(place[1])), null);
            }
        } catch (IllegalArgumentException foreign) {
            return behindEverything();
        }
        return behindEverything();
    }

    private static Failure behindEverything() {
        return new Failure("", "", "", null, Instant.MAX, null);
    }
}
