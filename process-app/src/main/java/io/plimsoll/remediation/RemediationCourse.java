package io.plimsoll.remediation;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Msp;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.document.Documents;
import io.plimsoll.document.NewDocument;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.RequestOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens to a remedy between the decisions of people; the model calls it step by step, as the system. */
@Component
public class RemediationCourse {

    private static final Set<Role> ANYBODY = Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY);

    private final NonCompliances cases;
    private final Engagement engagement;
    private final WorkingTime workingTime;
    private final Clients clients;
    private final Documents documents;
    private final Remedies remedies;
    private final Msp msp;

    RemediationCourse(
            NonCompliances cases,
            Engagement engagement,
            WorkingTime workingTime,
            Clients clients,
            Documents documents,
            Remedies remedies,
            Msp msp) {
        this.cases = cases;
        this.engagement = engagement;
        this.workingTime = workingTime;
        this.clients = clients;
        this.documents = documents;
        this.remedies = remedies;
        this.msp = msp;
    }

    /** Asks the client how it will be fixed, telling it why if it is asked again. */
    @Transactional
    public void askForPlan(CaseNumber number) {
        ClientId client = cases.get(number, Actor.system()).client();
        Remediation remediation = remedies.toPlan(client, number);
        cases.enter(number, CaseState.REMEDIATING, Actor.system(client));
        String setback = remediation.setback();
        engagement.ask(
                new RequestOrder(
                        number,
                        "plan-remediation",
                        cases.policy(number).planDays(),
                        ANYBODY,
                        "plan-asked",
                        Map.of("again", !setback.isEmpty(), "explanation", setback)),
                Actor.system(client));
    }

    /** No plan came in time; the request itself has been recorded as unanswered. */
    @Transactional
    public void silent(CaseNumber number) {
        Remediation remediation = remedies.require(number);
        remediation.silent(remedies.now());
        remedies.record(remediation, "plan-not-given", system(remediation), Map.of());
    }

    /** Writes the offer down and asks the signatory to decide on it while it is valid. */
    @Transactional
    public void sendProposal(CaseNumber number) {
        Remediation remediation = remedies.require(number);
        CaseView about = cases.get(number, system(remediation));
        Proposal proposal = remediation.currentProposal();
        StoredDocument kept = documents.render(
                new NewDocument(
                        remediation.client(),
                        number.value(),
                        "proposal",
                        "Proposal %s-%d".formatted(number, proposal.version()),
                        "proposal",
                        text(about, proposal)),
                system(remediation));
        remediation.offer(kept.id(), remedies.now());
        remedies.record(
                remediation,
                "proposal-offered",
                system(remediation),
                Map.of(
                        "document", kept.id(),
                        "pdfSha256", kept.sha256(),
                        "total", proposal.total().toPlainString(),
                        "currency", proposal.currency()));
        engagement.ask(
                RequestOrder.until(
                        workingTime.endOf(remediation.client(), proposal.validUntil()),
                        number,
                        "decide-proposal",
                        Set.of(Role.CLIENT_SIGNATORY),
                        "proposal-offered",
                        Map.of(
                                "total", proposal.total(),
                                "currency", proposal.currency(),
                                "validUntil", proposal.validUntil(),
                                "description", proposal.description())),
                system(remediation));
    }

    private Map<String, Object> text(CaseView about, Proposal proposal) {
        ClientView client = clients.get(about.client(), Actor.system(about.client()));
        return Map.of(
                "number", about.number().value(),
                "caseTitle", about.title(),
                "clientName", client.name(),
                "msp", msp.name(),
                "description", proposal.description(),
                "lines",
                        proposal.lines().stream()
                                .map(line -> Map.of("text", line.text(), "amount", Words.amount(line.amount())))
                                .toList(),
                "total", Words.amount(proposal.total()),
                "currency", proposal.currency(),
                "validUntil", Words.date(proposal.validUntil()),
                "completion", Words.date(proposal.completion()));
    }

    /** Nobody decided on the offer while it was valid: said on the record, for whoever weighs the risk later. */
    @Transactional
    public void recordExpiry(CaseNumber number) {
        Remediation remediation = remedies.require(number);
        engagement.silent(number);
        remediation.proposalExpired(remedies.now());
        remedies.record(remediation, "proposal-expired", system(remediation), Map.of());
        engagement.note(
                number,
                "noted",
                "The offer ran out undecided; nothing was fixed and the risk remains.",
                system(remediation));
    }

    /** The work begins; the client reports when it is done, by the last day agreed. */
    @Transactional
    public void start(CaseNumber number) {
        Remediation remediation = remedies.require(number);
        Instant due = workingTime.endOf(remediation.client(), remediation.lastDay());
        remediation.start(due);
        remedies.record(remediation, "remedy-begun", system(remediation), Map.of("due", due.toString()));
        List<Map<String, Object>> milestones = remediation.agreedMilestones().stream()
                .map(step -> Map.<String, Object>of("title", step.title(), "due", step.due()))
                .toList();
        engagement.ask(
                RequestOrder.until(
                        due, number, "report-done", ANYBODY, "plan-approved", Map.of("milestones", milestones)),
                system(remediation));
    }

    /** A try came to nothing; at the policy's cap it was the last one. */
    @Transactional
    public void countFailure(CaseNumber number) {
        Remediation remediation = remedies.require(number);
        remediation.countFailure(cases.policy(number).maxFailures(), remedies.now());
        remedies.record(remediation, "remedy-failed", system(remediation), Map.of("failures", remediation.failures()));
        engagement.note(
                number,
                "noted",
                "Attempt %d to fix it came to nothing.".formatted(remediation.failures()),
                system(remediation));
    }

    /** Whether the client may plan again. */
    @Transactional(readOnly = true)
    public boolean triesLeft(CaseNumber number) {
        return remedies.in(RemediationState.TRY_FAILED, number).isPresent();
    }

    private static Actor system(Remediation remediation) {
        return Actor.system(remediation.client());
    }
}
