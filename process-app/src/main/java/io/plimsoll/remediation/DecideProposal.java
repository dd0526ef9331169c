package io.plimsoll.remediation;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseMails;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The client's signatory takes the offer or leaves it. */
@Component
class DecideProposal implements TaskHandler {

    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final CaseMails mails;
    private final Engagement engagement;
    private final WorkingTime workingTime;
    private final Remedies remedies;

    DecideProposal(
            NonCompliances cases,
            CaseBriefing briefing,
            CaseMails mails,
            Engagement engagement,
            WorkingTime workingTime,
            Remedies remedies) {
        this.cases = cases;
        this.briefing = briefing;
        this.mails = mails;
        this.engagement = engagement;
        this.workingTime = workingTime;
        this.remedies = remedies;
    }

    @Override
    public String form() {
        return "decide-proposal";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        cases.get(number, reader);
        Remediation remediation = remedies.require(number);
        Proposal proposal = remediation.currentProposal();
        List<Section> sections = new ArrayList<>(briefing.forClient(number));
        sections.add(Words.offer(proposal));
        return Tasks.context(remediation, sections, proposal.documentId().orElse(null));
    }

    @Override
    @Transactional
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by();
        CaseNumber number = submission.number();
        cases.get(number, by);
        if (!Tasks.isOfClient(by, Role.CLIENT_SIGNATORY)) {
            return Tasks.notYours();
        }
        Optional<Remediation> offered =
                remedies.in(RemediationState.OFFERED, number).filter(one -> Tasks.isCurrent(one, submission));
        if (offered.isEmpty()) {
            return Tasks.moved();
        }
        Remediation remediation = offered.get();
        boolean accepted = submission.values().outcome().equals("accept");
        Proposal proposal = remediation.currentProposal();
        if (accepted
                && !workingTime
                        .endOf(remediation.client(), proposal.validUntil())
                        .at()
                        .isAfter(remedies.now())) {
            return new TaskResult.Stale("The offer has run out.");
        }
        String reason = accepted ? "" : submission.values().text("declineReason");
        remediation.decideProposal(accepted, reason, by, remedies.now());
        remedies.record(
                remediation,
                accepted ? "proposal-accepted" : "proposal-declined",
                by,
                Map.of(
                        "document", proposal.documentId().orElse(""),
                        "reference", proposal.reference(remediation),
                        "total", proposal.total().plain(),
                        "currency", proposal.currency()));
        engagement.answered(number, submission.values().outcome(), by);
        if (!accepted) {
            tellDeclined(remediation, reason, by);
        }
        return new TaskResult.Taken();
    }

    /** Said on the record too, for whoever weighs the risk later. */
    private void tellDeclined(Remediation remediation, String reason, Actor by) {
        engagement.note(
                remediation.number(), "noted", "Our offer was declined; nothing was fixed and the risk remains.", by);
        mails.tellMsp(
                remediation.number(),
                "proposal-declined",
                Role.ANALYST,
                remediation.currentProposal().id(),
                "declined",
                Map.of("declineReason", reason));
    }
}
