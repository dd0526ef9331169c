package io.plimsoll.remediation;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An analyst writes the offer that the client asked for. */
@Component
class PrepareProposal implements TaskHandler {

    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final WorkingTime workingTime;
    private final Remedies remedies;

    PrepareProposal(NonCompliances cases, CaseBriefing briefing, WorkingTime workingTime, Remedies remedies) {
        this.cases = cases;
        this.briefing = briefing;
        this.workingTime = workingTime;
        this.remedies = remedies;
    }

    @Override
    public String form() {
        return "prepare-proposal";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        cases.get(number, reader);
        Remediation remediation = remedies.require(number);
        List<Section> sections = new ArrayList<>(briefing.forMsp(number));
        String wish = remediation.wish();
        sections.add(new Section(
                "What the client wants",
                wish.isEmpty() ? "An offer to fix it; nothing more was said." : wish,
                List.of()));
        return Tasks.context(remediation, sections, null);
    }

    @Override
    @Transactional
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.ANALYST);
        CaseNumber number = submission.number();
        cases.get(number, by);
        Optional<Remediation> wanted =
                remedies.in(RemediationState.PROPOSAL_WANTED, number).filter(one -> Tasks.isCurrent(one, submission));
        if (wanted.isEmpty()) {
            return Tasks.moved();
        }
        Remediation remediation = wanted.get();
        Offer offer = offer(submission.values(), by);
        Optional<Offer.Problem> problem = offer.problem(workingTime.today(remediation.client()));
        if (problem.isPresent()) {
            return new TaskResult.Refused(problem.get().field(), problem.get().message());
        }
        remediation.prepare(
                new Proposal(Remedies.newId(), remediation.proposals().size() + 1, offer));
        remedies.record(
                remediation,
                "proposal-prepared",
                by,
                Map.of(
                        "total", offer.total().plain(),
                        "currency", offer.currency().getCurrencyCode(),
                        "validUntil", offer.validUntil().toString()));
        return new TaskResult.Taken();
    }

    private Offer offer(FormValues values, Actor by) {
        List<ProposalLine> lines = values.rows("lines").stream()
                .map(row -> new ProposalLine(row.text("text"), row.amount("amount")))
                .toList();
        return new Offer(
                values.text("description"),
                lines,
                Currency.getInstance(values.text("currency")),
                values.date("validUntil"),
                values.date("completion"),
                by,
                remedies.now());
    }
}
