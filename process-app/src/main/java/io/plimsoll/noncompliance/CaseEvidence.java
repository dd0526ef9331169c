package io.plimsoll.noncompliance;

import io.plimsoll.finding.Failure;
import io.plimsoll.finding.Findings;
import io.plimsoll.finding.WorstFirst;
import io.plimsoll.identity.ClientId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What counts against a client: what fails a control now, less what has been dismissed. It is summed up as it is read,
 * since there may be a million assets.
 */
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

    /** The first assets, worst first and each once, and the sum of all. */
    record First(List<String> assets, FailingNow all) {}

    /** What counts for each of these controls; those that nothing counts against are left out. */
    Map<String, FailingNow> now(ClientId client, Set<String> controls) {
        Map<String, FailingNow> now = new TreeMap<>();
        visit(client, controls, (control, one) -> now.computeIfAbsent(control, key -> new FailingNow())
                .add(one, findings.opensAt(one)));
        return now;
    }

    First first(ClientId client, String control, int most) {
        var first = WorstFirst.ofAssets(most);
        FailingNow all = sum(client, control, first::add);
        return new First(first.first().stream().map(Failure::asset).toList(), all);
    }

    /** @param cursor as the page before gave it, null for the first */
    FailingPage page(ClientId client, String control, @Nullable String cursor, int limit) {
        var first = WorstFirst.ofResults(limit, cursor);
        FailingNow all = sum(client, control, first::add);
        return new FailingPage(
                findings.described(client, first.first()), first.next(), all.results(), all.assets(), all.sources());
    }

    /** Shows the name of each asset that counts, as often as it fails, in no order. */
    void visitAssets(ClientId client, String control, Consumer<String> visitor) {
        visit(client, Set.of(control), (code, one) -> visitor.accept(one.asset()));
    }

    FailingNow of(NonCompliance one) {
        return sum(one.client(), one.control().code(), failure -> {});
    }

    private FailingNow sum(ClientId client, String control, Consumer<Failure> also) {
        var sum = new FailingNow();
        visit(client, Set.of(control), (code, one) -> {
            sum.add(one, findings.opensAt(one));
            also.accept(one);
        });
        return sum;
    }

    private void visit(ClientId client, Set<String> controls, BiConsumer<String, Failure> visitor) {
        Map<String, List<Dismissal>> dismissed = dismissals.inEffect(client.value(), controls, clock.instant()).stream()
                .collect(Collectors.groupingBy(Dismissal::control));
        findings.visitFailing(client, controls, (control, one) -> {
            if (dismissed.getOrDefault(control, List.of()).stream().noneMatch(by -> by.covers(one.asset()))) {
                visitor.accept(control, one);
            }
        });
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
