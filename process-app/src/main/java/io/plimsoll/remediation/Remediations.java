package io.plimsoll.remediation;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.noncompliance.CaseFiles;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.Clearance;
import io.plimsoll.noncompliance.NonCompliances;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What clients do to meet a control: to be read, and to be ended with the matter. */
@Component
public class Remediations {

    private final RemediationRows rows;
    private final Remedies remedies;
    private final NonCompliances cases;
    private final CaseFiles evidence;

    Remediations(RemediationRows rows, Remedies remedies, NonCompliances cases, CaseFiles evidence) {
        this.rows = rows;
        this.remedies = remedies;
        this.cases = cases;
        this.evidence = evidence;
    }

    /** All remedies of a case, newest first. */
    @Transactional(readOnly = true)
    public List<RemediationView> of(CaseNumber number, Actor reader) {
        CaseView about = cases.get(number, reader);
        var views = new RemediationViews(reader, evidence.byId(about, reader), remedies.now());
        return rows.findByCaseNumberOrderBySequenceDesc(number.value()).stream()
                .map(views::of)
                .toList();
    }

    /** The case is over: the next results have shown that the work is done, or nothing is left to be fixed here. */
    @Transactional
    public void matterOver(CaseNumber number) {
        remedies.newest(number).filter(one -> !one.state().isOver()).ifPresent(remediation -> {
            Actor system = Actor.system(remediation.client());
            Optional<Clearance> cleared =
                    remediation.state().isCarriedOut() ? cases.clearedBy(number) : Optional.empty();
            if (cleared.isPresent()) {
                String source = cleared.get().source();
                remediation.shownMet(source, cleared.get().words(), remedies.now());
                remedies.record(remediation, "remedy-verified", system, Map.of("by", "results", "source", source));
            } else {
                remediation.matterOver(remedies.now());
                remedies.record(remediation, "remedy-ended", system, Map.of());
            }
        });
    }
}
