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
import java.util.TreeMap;
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
        ClientMappings meanings = mappings.of(client);
        Map<String, List<String>> bySource = new TreeMap<>();
        for (ClientCheck check : checks.of(client)) {
            if (check.meaning(meanings).controls().contains(code)) {
                bySource.computeIfAbsent(check.source(), source -> new ArrayList<>())
                        .add(check.check());
            }
        }
        List<FailingFinding> failing = new ArrayList<>();
        bySource.forEach((source, ids) -> failing.addAll(findings.failing(client, source, ids)));
        failing.sort(WORST_FIRST);
        return failing;
    }
}
