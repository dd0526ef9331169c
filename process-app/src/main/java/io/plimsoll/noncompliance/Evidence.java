package io.plimsoll.noncompliance;

import io.plimsoll.finding.FailingAsset;
import io.plimsoll.standard.Severity;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What fails a control at one moment.
 *
 * @param assets the worst severity of each failing asset, by its name
 */
record Evidence(Map<String, Severity> assets) {

    Evidence {
        assets = Map.copyOf(assets);
    }

    /** Of an asset that fails several checks the worst counts; where a source says no severity, {@code unsaid} does. */
    static Evidence of(Collection<FailingAsset> failing, Severity unsaid) {
        Map<String, Severity> worst = new TreeMap<>();
        for (FailingAsset one : failing) {
            Severity reported = one.reported();
            worst.merge(one.asset(), reported == null ? unsaid : reported, (a, b) -> a.worseThan(b) ? a : b);
        }
        return new Evidence(worst);
    }

    /** Whether an asset fails that did not fail then, or fails worse; fewer or milder ones are no worse. */
    boolean isWorseThan(Evidence then) {
        return assets.entrySet().stream().anyMatch(now -> {
            Severity before = then.assets.get(now.getKey());
            return before == null || now.getValue().worseThan(before);
        });
    }
}
