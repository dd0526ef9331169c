package io.plimsoll.finding.lifecycle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A product and its releases.
 *
 * @param id as in {@code windows-server}
 * @param title the maker's name for it
 * @param asOf when the dates were looked up
 * @param releases at least one
 */
public record Product(String id, String title, ProductKind kind, LocalDate asOf, List<Release> releases) {

    /**
     * The same with the dates of newer data. Names and numbers by which we recognise a release are kept, since the
     * public form does not have them; what is missing in the newer data stays.
     */
    Product with(Product newer) {
        Map<String, Release> merged = new LinkedHashMap<>();
        releases.forEach(release -> merged.put(release.cycle(), release));
        for (Release release : newer.releases()) {
            merged.merge(
                    release.cycle(),
                    release,
                    (known, dates) -> new Release(
                            known.cycle(),
                            known.label(),
                            dates.ends(),
                            dates.extended() == null ? known.extended() : dates.extended(),
                            known.longTerm() || dates.longTerm(),
                            known.build(),
                            known.aliases()));
        }
        return new Product(id, title, kind, newer.asOf(), new ArrayList<>(merged.values()));
    }
}
