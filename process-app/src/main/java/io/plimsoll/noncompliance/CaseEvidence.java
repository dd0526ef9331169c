package io.plimsoll.noncompliance;

import io.plimsoll.finding.FailingAsset;
import io.plimsoll.finding.Findings;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.Severity;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What counts against a client: what fails a control now, less what has been dismissed. */
@Component
class CaseEvidence {

    private final Findings findings;
    private final DismissalRepository dismissals;
    private final Clock clock;

    CaseEvidence(Findings findings, DismissalRepository dismissals, Clock clock) {
        this.findings = findings;
        this.dismissals = dismissals;
        this.clock = clock;
    }

    List<FailingAsset> failing(ClientId client, String control) {
        return failing(client, Set.of(control)).getOrDefault(control, List.of());
    }

    /** The same for many controls, asked at once; those that nothing counts against are left out. */
    Map<String, List<FailingAsset>> failing(ClientId client, Set<String> controls) {
        Map<String, List<FailingAsset>> failing = new TreeMap<>(findings.failing(client, controls));
        if (failing.isEmpty()) {
            return failing;
        }
        Map<String, List<Dismissal>> dismissed =
                dismissals.inEffect(client.value(), failing.keySet(), clock.instant()).stream()
                        .collect(Collectors.groupingBy(Dismissal::control));
        dismissed.forEach((control, by) -> failing.computeIfPresent(control, (key, all) -> all.stream()
                .filter(one -> by.stream().noneMatch(dismissal -> dismissal.covers(one.asset())))
                .toList()));
        failing.values().removeIf(List::isEmpty);
        return failing;
    }

    /** When what fails has lasted long enough for a case to open; the earliest of all. */
    Instant opensAt(List<FailingAsset> failing) {
        return failing.stream()
                .map(findings::opensAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    Evidence of(ClientId client, String control, Severity unsaid) {
        return Evidence.of(failing(client, control), unsaid);
    }

    Evidence of(NonCompliance one) {
        return of(one.client(), one.control().code(), one.severity());
    }

    /** Controls with a dismissal that has ended since somebody looked; what it covered counts again. */
    Set<String> dismissalsNewlyEnded(ClientId client) {
        List<Dismissal> ended = dismissals.newlyEnded(client.value(), clock.instant());
        ended.forEach(one -> one.endSeen(clock.instant()));
        return ended.stream().map(Dismissal::control).collect(Collectors.toSet());
    }

    /** Whether nothing that could be reported of these assets would count. */
    boolean wouldNotCount(ClientId client, String control, List<String> assets) {
        List<Dismissal> dismissed = dismissals.inEffect(client.value(), Set.of(control), clock.instant());
        return assets.stream().allMatch(asset -> dismissed.stream().anyMatch(by -> by.covers(asset)));
    }
}
