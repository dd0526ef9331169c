package io.plimsoll.noncompliance;

import io.plimsoll.finding.Failure;
import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What fails one control and counts, summed up while it is read; no asset is kept by name. */
final class FailingNow {

    private final Evidence.Builder evidence = new Evidence.Builder();
    private final Set<String> sources = new TreeSet<>();
    private long results;
    private Instant since = Instant.MAX;
    private Instant opensAt = Instant.MAX;
    private @Nullable Severity worst;

    void add(Failure one, Instant opens) {
        Severity reported = one.reported();
        if (reported == null) {
            evidence.add(one.asset());
        } else {
            evidence.add(one.asset(), reported);
            worst = worst == null || reported.worseThan(worst) ? reported : worst;
        }
        Double shortfall = one.shortfall();
        if (shortfall != null) {
            evidence.addShortfall(one.asset(), shortfall);
        }
        results++;
        sources.add(one.source());
        since = one.since().isBefore(since) ? one.since() : since;
        opensAt = opens.isBefore(opensAt) ? opens : opensAt;
    }

    boolean isEmpty() {
        return results == 0;
    }

    /** @param unsaid the severity of assets of which no source says any */
    Evidence evidence(Severity unsaid) {
        return evidence.build(unsaid);
    }

    /** How many assets fail. */
    int assets() {
        return evidence.build(Severity.LOW).size();
    }

    /** How many results say so: an asset that fails several checks counts for each. */
    long results() {
        return results;
    }

    /** Who says so, in alphabetical order. */
    List<String> sources() {
        return List.copyOf(sources);
    }

    /** Since when the first of them has been failing; far in the future where nothing fails. */
    Instant since() {
        return since;
    }

    /** When what fails has lasted long enough for a case to open; the earliest of all. */
    Instant opensAt() {
        return opensAt;
    }

    /** The worst that a source says, null where none says anything. */
    @Nullable Severity worst() {
        return worst;
    }
}
