package io.plimsoll.finding;

import io.plimsoll.finding.CheckTable.ClientCheck;
import io.plimsoll.finding.FindingTable.FailingFinding;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.ClientMappings;
import io.plimsoll.standard.Mappings;
import io.plimsoll.standard.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Finds what fails a control: from the control back to the checks that speak about it, and on to their findings. */
@Component
class FailingAssets {

    private static final Comparator<FailingFinding> WORST_FIRST = Comparator.comparing(
                    (FailingFinding finding) -> finding.asset().reported(),
                    Comparator.nullsLast(Comparator.<Severity>naturalOrder()))
            .thenComparing(finding -> finding.asset().since())
            .thenComparing(finding -> finding.asset().asset());

    private final CheckTable checks;
    private final FindingTable findings;
    private final Mappings mappings;

    FailingAssets(CheckTable checks, FindingTable findings, Mappings mappings) {
        this.checks = checks;
        this.findings = findings;
        this.mappings = mappings;
    }

    List<FailingFinding> of(ClientId client, String code) {
        return of(client, Set.of(code)).getOrDefault(code, List.of());
    }

    /** The same for many controls at once, worst first; those that nothing fails are left out. */
    Map<String, List<FailingFinding>> of(ClientId client, Set<String> codes) {
        ClientMappings meanings = mappings.of(client);
        Map<String, Map<String, Set<String>>> bySource = new TreeMap<>();
        for (ClientCheck check : checks.of(client)) {
            var about = new TreeSet<>(check.meaning(meanings).controls());
            about.retainAll(codes);
            if (!about.isEmpty()) {
                bySource.computeIfAbsent(check.source(), source -> new TreeMap<>())
                        .put(check.check(), about);
            }
        }
        Map<String, List<FailingFinding>> failing = new TreeMap<>();
        bySource.forEach((source, about) -> findings.failing(client, source, about.keySet())
                .forEach(finding -> about.getOrDefault(finding.asset().check(), Set.of())
                        .forEach(code -> failing.computeIfAbsent(code, key -> new ArrayList<>())
                                .add(finding))));
        failing.values().forEach(list -> list.sort(WORST_FIRST));
        return failing;
    }
}
