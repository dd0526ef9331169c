package io.plimsoll.deviation;

import java.util.List;

/**
 * The assets that an agreement covers.
 *
 * @param listed names of the first, worst first; all of them where there are few
 * @param assets how many there are in all
 * @param sha256 of all names, as {@link SortedNames} makes it; "" where it was not kept yet
 */
record Scope(List<String> listed, int assets, String sha256) {

    Scope {
        listed = List.copyOf(listed);
    }
}
