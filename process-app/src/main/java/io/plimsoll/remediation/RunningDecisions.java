package io.plimsoll.remediation;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.WorkingTime.Carrying;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.RunningClock;
import io.plimsoll.noncompliance.RunningClocks;
import io.plimsoll.noncompliance.Workflow;
import io.plimsoll.noncompliance.Workflow.Term;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The time to decide about clients' requests for more time, which they have when nobody decides. The days of the work
 * itself were agreed and are no clocks.
 */
@Component
@Transactional
class RunningDecisions implements RunningClocks {

    private final RemediationRows rows;
    private final NonCompliances cases;
    private final Workflow workflow;

    RunningDecisions(RemediationRows rows, NonCompliances cases, Workflow workflow) {
        this.rows = rows;
        this.cases = cases;
        this.workflow = workflow;
    }

    @Override
    @Transactional(readOnly = true)
    public List<RunningClock> of(ClientId client) {
        return rows.findByClientAndState(client.value(), RemediationState.UNDER_WAY).stream()
                .flatMap(remediation -> remediation.openExtension().stream()
                        .flatMap(wish -> wish.running().stream())
                        .map(due -> clock(remediation, due)))
                .toList();
    }

    private RunningClock clock(Remediation remediation, Deadline due) {
        CaseNumber number = remediation.number();
        return new RunningClock(
                Term.DECIDE_EXTENSION.key(),
                number.value(),
                cases.get(number, Actor.system(remediation.client())).title(),
                "/cases/" + number,
                due);
    }

    @Override
    public void move(ClientId client, RunningClock clock, Carrying by) {
        var number = new CaseNumber(clock.about());
        Deadline end = by.to(clock.due().at());
        rows.findFirstByCaseNumberOrderBySequenceDesc(number.value())
                .flatMap(Remediation::openExtension)
                .orElseThrow()
                .decideUntil(end);
        workflow.termMoved(client, number, Term.DECIDE_EXTENSION, end.at());
    }
}
