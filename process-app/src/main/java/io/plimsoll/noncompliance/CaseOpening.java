package io.plimsoll.noncompliance;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.noncompliance.Workflow.OpenedCase;
import io.plimsoll.policy.Decisions;
import io.plimsoll.standard.Applicability;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.Standards;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Opens and reopens cases; the caller has passed the client's turnstile. */
@Component
class CaseOpening {

    private final NonComplianceRepository stored;
    private final CaseMoves moves;
    private final CaseNumbers numbers;
    private final CaseEvidence evidence;
    private final CasesWaiting waiting;
    private final Standards standards;
    private final Decisions decisions;
    private final Workflow workflow;
    private final Ledger ledger;
    private final Clock clock;

    CaseOpening(
            NonComplianceRepository stored,
            CaseMoves moves,
            CaseNumbers numbers,
            CaseEvidence evidence,
            CasesWaiting waiting,
            Standards standards,
            Decisions decisions,
            Workflow workflow,
            Ledger ledger,
            Clock clock) {
        this.stored = stored;
        this.moves = moves;
        this.numbers = numbers;
        this.evidence = evidence;
        this.waiting = waiting;
        this.standards = standards;
        this.decisions = decisions;
        this.workflow = workflow;
        this.ledger = ledger;
        this.clock = clock;
    }

    private record Due(Control control, Evidence evidence) {}

    /** The same for one control, of which it is yet to be found out what fails. */
    void openWhereDue(ClientId client, String control, String cause) {
        openWhereDue(client, Set.of(control), evidence.now(client, Set.of(control)), cause);
    }

    /**
     * Opens a case for each control that fails, has failed for long enough, applies and has none open.
     *
     * @param failing what fails them, by code
     * @param cause what made us look, for the ledger
     * @return how many were opened
     */
    int openWhereDue(ClientId client, Set<String> controls, Map<String, FailingNow> failing, String cause) {
        List<Due> due = due(client, controls, failing);
        if (due.isEmpty()) {
            return 0;
        }
        Map<String, NonCompliance> earlier = reopenable(client, due);
        Iterator<CaseNumber> fresh = numbers.next(due.size() - earlier.size()).iterator();
        int policy = decisions.currentVersion();
        List<NonCompliance> opened = new ArrayList<>();
        for (Due one : due) {
            NonCompliance before = earlier.get(one.control().ref().code());
            if (before == null) {
                opened.add(stored.save(new NonCompliance(
                        fresh.next(), client, one.control(), one.evidence(), policy, clock.instant())));
            } else {
                before.reopen(one.control(), one.evidence(), policy, clock.instant());
                moves.moved(before);
                opened.add(before);
            }
        }
        // the engine must find the rows, and a broken constraint must be seen before it starts anything
        stored.flush();
        record(client, opened, earlier.keySet(), cause);
        workflow.casesOpened(
                opened.stream().map(one -> new OpenedCase(one.number(), client)).toList());
        return opened.size();
    }

    private List<Due> due(ClientId client, Set<String> controls, Map<String, FailingNow> failing) {
        Set<String> failed = new TreeSet<>(controls);
        failed.retainAll(failing.keySet());
        List<Control> adopted = failed.isEmpty() ? List.of() : standards.adopted(client, failed);
        Map<String, Applicability> applies = adopted.isEmpty() ? Map.of() : standards.applicability(client, adopted);
        Map<String, Instant> opens = new TreeMap<>();
        List<Due> due = new ArrayList<>();
        adopted.stream()
                .sorted(Comparator.comparing(control -> control.ref().code()))
                .forEach(control -> {
                    String code = control.ref().code();
                    Applicability answer = applies.get(code);
                    if (answer != null && answer.applies()) {
                        FailingNow now = failing.getOrDefault(code, new FailingNow());
                        opens.put(code, now.opensAt());
                        due.add(new Due(control, now.evidence(control.severity())));
                    }
                });
        opens.values().removeIf(at -> !at.isAfter(clock.instant()));
        waiting.keep(client, controls, opens);
        due.removeIf(one -> opens.containsKey(one.control().ref().code()));
        return due;
    }

    /** The last case of a control goes on under its number; only a terminated one stays closed: that matter is over for good. */
    private Map<String, NonCompliance> reopenable(ClientId client, List<Due> due) {
        List<String> codes = due.stream().map(one -> one.control().ref().code()).toList();
        Map<String, NonCompliance> last = stored.closed(client.value(), codes).stream()
                .collect(Collectors.toMap(one -> one.control().code(), Function.identity(), (newer, older) -> newer));
        last.values().removeIf(one -> one.outcome().orElseThrow() == CaseOutcome.TERMINATED);
        return last;
    }

    private void record(ClientId client, List<NonCompliance> opened, Collection<String> reopened, String cause) {
        ledger.appendAll(opened.stream()
                .map(one -> new LedgerFact(
                        Chain.of(client),
                        reopened.contains(one.control().code()) ? "case-reopened" : "case-opened",
                        one.number().value(),
                        Actor.system(client),
                        Map.of(
                                "standard", one.control().standard(),
                                "version", one.control().version(),
                                "control", one.control().code(),
                                "assets", one.view(null).assets(),
                                "policy", one.policyVersion(),
                                "cause", cause)))
                .toList());
    }
}
