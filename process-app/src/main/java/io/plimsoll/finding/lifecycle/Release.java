package io.plimsoll.finding.lifecycle;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release of a product and when its security updates end.
 *
 * @param cycle the release's id within the product, as in {@code 2012-r2}
 * @param label what people call it
 * @param ends the last day with updates for everybody; null where none is announced
 * @param extended the last day for those who pay for more; null where there is no such thing
 * @param longTerm whether it is a release for machines that stay as they are, which others do not get
 * @param build the version number by which it is recognised, "" where the cycle is that number
 * @param aliases other names, in lower case, as in {@code bookworm}
 */
public record Release(
        String cycle,
        String label,
        @Nullable LocalDate ends,
        @Nullable LocalDate extended,
        boolean longTerm,
        String build,
        List<String> aliases) {

    /** The number by which versions are compared. */
    String number() {
        return build.isEmpty() ? cycle : build;
    }

    /** The last day with updates, for those who have paid for more or for all others; null where none is announced. */
    @Nullable LocalDate end(boolean paid) {
        return paid && extended != null && ends != null && extended.isAfter(ends) ? extended : ends;
    }
}
