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
import java.util.LinkedHashMap;
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
                        Map.of("again", !setback.isEmpty(), "setback", Setback.keyOf(setback), "explanation", setback)),
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
                        "Proposal " + proposal.reference(remediation),
                        "proposal",
                        text(about, remediation, proposal)),
                system(remediation));
        remediation.offer(kept.id(), remedies.now());
        remedies.record(
                remediation,
                "proposal-offered",
                system(remediation),
                Map.of(
                        "document", kept.id(),
                        "pdfSha256", kept.sha256(),
                        "reference", proposal.reference(remediation),
                        "total", proposal.total().plain(),
                        "currency", proposal.currency()));
        engagement.ask(
                RequestOrder.until(
                        workingTime
                                .endOf(remediation.client(), proposal.validUntil())
                                .at(),
                        number,
                        "decide-proposal",
                        Set.of(Role.CLIENT_SIGNATORY),
                        "proposal-offered",
                        Map.of(
                                "total", proposal.total().amount(),
                                "currency", proposal.currency(),
                                "validUntil", proposal.validUntil(),
                                "description", proposal.description())),
                system(remediation));
    }

    private Map<String, Object> text(CaseView about, Remediation remediation, Proposal proposal) {
        ClientView client = clients.get(about.client(), Actor.system(about.client()));
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("reference", proposal.reference(remediation));
        text.put("number", about.number().value());
        text.put("caseTitle", about.title());
        text.put("clientName", client.name());
        text.put("msp", msp.name());
        text.put("description", proposal.description());
        text.put(
                "lines",
                proposal.lines().stream()
                        .map(line -> Map.of(
                                "text",
                                line.text(),
                                "amount",
                                proposal.money(line.amount()).figure()))
                        .toList());
        text.put("total", proposal.total().figure());
        text.put("currency", proposal.currency());
        text.put("validUntil", Words.date(proposal.validUntil()));
        text.put("completion", Words.date(proposal.completion()));
        return text;
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

    /** A try came to nothing; at the policy's cap it was the last one. What was only ours to do counts against nobody. */
    @Transactional
    public void countFailure(CaseNumber number) {
        Remediation remediation = remedies.require(number);
        int before = remediation.failures();
        remediation.countFailure(cases.policy(number).maxFailures(), remedies.now());
        remedies.record(remediation, "remedy-failed", system(remediation), Map.of("failures", remediation.failures()));
        engagement.note(
                number,
                "noted",
                remediation.failures() == before
                        ? "What was ours to do was not done in time; that does not count against the client."
                        : "Attempt %d to fix it came to nothing.".formatted(remediation.failures()),
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
