package io.plimsoll.noncompliance;

import io.plimsoll.finding.Findings;
import io.plimsoll.finding.ScanRecorded;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears that findings changed, in the same transaction, and opens, worsens or clears the client's cases. */
@Component
class CaseIntake {

    private final NonComplianceRepository stored;
    private final CaseNumbers numbers;
    private final CaseEvidence evidence;
    private final CasesWaiting waiting;
    private final CaseOpening opening;
    private final CaseEnding ending;
    private final Engagement engagement;
    private final Findings findings;
    private final Workflow workflow;
    private final Ledger ledger;

    CaseIntake(
            NonComplianceRepository stored,
            CaseNumbers numbers,
            CaseEvidence evidence,
            CasesWaiting waiting,
            CaseOpening opening,
            CaseEnding ending,
            Engagement engagement,
            Findings findings,
            Workflow workflow,
            Ledger ledger) {
        this.stored = stored;
        this.numbers = numbers;
        this.evidence = evidence;
        this.waiting = waiting;
        this.opening = opening;
        this.ending = ending;
        this.engagement = engagement;
        this.findings = findings;
        this.workflow = workflow;
        this.ledger = ledger;
    }

    @EventListener
    void on(ScanRecorded scan) {
        int opened = compare(scan.client(), scan.controls(), scan.scan());
        if (opened > 0) {
            findings.noteCasesOpened(scan.scan(), opened);
        }
    }

    /**
     * Holds the cases of these controls, and of those whose dismissal has ended, against what fails now.
     *
     * @param cause what made us look, for the ledger
     * @return how many cases were opened
     */
    int compare(ClientId client, Set<String> changed, String cause) {
        numbers.passTurnstile(client);
        Set<String> controls = new TreeSet<>(changed);
        controls.addAll(evidence.dismissalsNewlyEnded(client));
        if (controls.isEmpty()) {
            return 0;
        }
        List<NonCompliance> open = stored.lockOpen(
                controls.stream().map(control -> client + "/" + control).toList());
        Map<String, FailingNow> failing = evidence.now(client, controls);
        open.forEach(one -> compare(
                one,
                failing.getOrDefault(one.control().code(), new FailingNow()).evidence(one.severity()),
                cause));
        Set<String> withCase = open.stream().map(one -> one.control().code()).collect(Collectors.toSet());
        waiting.keep(client, withCase, Map.of());
        controls.removeAll(withCase);
        return opening.openWhereDue(client, controls, failing, cause);
    }

    private void compare(NonCompliance one, Evidence now, String cause) {
        boolean changed = one.sees(now);
        if (now.isEmpty()) {
            cleared(one, cause);
        } else if (one.outgrownBy(now)) {
            worsened(one, now);
        } else if (one.narrowedBy(now)) {
            append(one, "acceptance-narrowed", now);
        } else if (changed) {
            append(one, "evidence-changed", now);
        }
    }

    /** A clearance is a fact with a source; where no scan brought it about, as when a dismissal covers all, it has none. */
    private void cleared(NonCompliance one, String cause) {
        Optional<String> source = findings.sourceOf(cause);
        source.filter(shown -> one.pendingOutcome().isEmpty()).ifPresent(one::shownBy);
        ending.over(
                one,
                CaseOutcome.MET,
                source.map("The latest results of %s show that this is met."::formatted)
                        .orElse("The latest results show that this is met."),
                Actor.system(one.client()),
                Map.of("by", "results", "source", source.orElse(""), "scan", source.isEmpty() ? "" : cause));
    }

    private void worsened(NonCompliance one, Evidence now) {
        append(one, "evidence-worsened", now);
        engagement.note(
                one.number(),
                "noted",
                "More fails now than what was agreed on (%d in all), so the agreement no longer holds."
                        .formatted(now.size()),
                Actor.system(one.client()));
        workflow.evidenceWorsened(one.client(), one.number());
    }

    private void append(NonCompliance one, String event, Evidence now) {
        ledger.append(new LedgerFact(
                Chain.of(one.client()),
                event,
                one.number().value(),
                Actor.system(one.client()),
                Map.of("assets", now.size())));
    }
}
