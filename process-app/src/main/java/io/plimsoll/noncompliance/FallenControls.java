package io.plimsoll.noncompliance;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.ControlRef;
import io.plimsoll.standard.StandardAdopted;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a version of a standard no longer asks of a client is no matter any more: the cases about it end, wherever they stand. */
@Component
class FallenControls {

    private final NonComplianceRepository cases;
    private final CaseNumbers numbers;
    private final CaseEnding ending;
    private final Standards standards;

    FallenControls(NonComplianceRepository cases, CaseNumbers numbers, CaseEnding ending, Standards standards) {
        this.cases = cases;
        this.numbers = numbers;
        this.ending = ending;
        this.standards = standards;
    }

    /** Behind the turnstile, so that no scan that still knows the version before opens one meanwhile. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(StandardAdopted adopted) {
        ClientId client = adopted.client();
        numbers.passTurnstile(client);
        List<NonCompliance> judged = cases.open(client.value()).stream()
                .filter(one -> one.control().standard().equals(adopted.standard()))
                .toList();
        Set<ControlRef> gone = standards.fallenAway(
                client, judged.stream().map(NonCompliance::control).toList());
        StandardView version = standards.version(adopted.standard(), adopted.version());
        judged.stream()
                .filter(one -> gone.contains(one.control()))
                .forEach(one -> ending.over(
                        one,
                        CaseOutcome.WITHDRAWN,
                        "Version %s of “%s” does not ask this of the client any more."
                                .formatted(version.version(), version.title()),
                        Actor.system(client),
                        Map.of("by", "version-in-force", "standard", version.id(), "version", version.version())));
    }
}
