package io.plimsoll.deviation;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.ClientAnswer;
import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.RemedyHistory;
import io.plimsoll.noncompliance.RemedyHistory.OfferNotTaken;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An analyst says what can happen, what lowers it, and what the MSP advises. */
@Component
class AssessRisk implements TaskHandler {

    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final Agreements agreements;
    private final AgreementRules rules;
    private final RemedyHistory remedies;

    AssessRisk(
            NonCompliances cases,
            CaseBriefing briefing,
            Agreements agreements,
            AgreementRules rules,
            RemedyHistory remedies) {
        this.cases = cases;
        this.briefing = briefing;
        this.agreements = agreements;
        this.rules = rules;
        this.remedies = remedies;
    }

    @Override
    public String form() {
        return "assess-risk";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        cases.get(number, reader);
        Optional<Deviation> before = before(number);
        Wish wish = wish(number, before);
        List<Section> sections = new ArrayList<>(briefing.forMsp(number));
        sections.add(Words.wish(wish));
        List<OfferNotTaken> offers = remedies.offersNotTaken(number);
        if (!offers.isEmpty()) {
            sections.add(Words.offers(offers));
        }
        before.ifPresent(one -> sections.add(Words.risk(one.current(), one.renewals())));
        before.flatMap(one -> one.current().superseded()).ifPresent(how -> sections.add(Words.toBeChanged(how)));
        String revision = before.map(Deviation::reference).orElse("first");
        return new TaskContext(sections, prefilled(number, before), Map.of(), null, revision, false);
    }

    private Map<String, Object> prefilled(CaseNumber number, Optional<Deviation> agreement) {
        Map<String, Object> values = new HashMap<>();
        agreement
                .filter(one -> one.state() == DeviationState.REVISING)
                .ifPresent(one -> values.put(
                        "validUntil", one.current().assessment().validUntil().toString()));
        agreement
                .map(Deviation::current)
                .map(DeviationText::assessment)
                .ifPresentOrElse(
                        before -> {
                            values.put("risk", before.risk());
                            values.put("likelihood", before.likelihood());
                            values.put("impact", before.impact());
                            values.put("compensatingControls", before.compensatingControls());
                            values.put("residualLikelihood", before.residualLikelihood());
                            values.put("residualImpact", before.residualImpact());
                            values.put("advice", before.advice().key());
                            values.put("adviceText", before.adviceText());
                            values.put("wayForward", before.wayForward());
                            values.put("costOfNotFixing", before.costOfNotFixing());
                        },
                        () -> cases.lastAnswer(number)
                                .map(ClientAnswer::validUntil)
                                .ifPresent(asked -> values.put("validUntil", asked.toString())));
        return values;
    }

    @Override
    @Transactional
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.ANALYST);
        CaseNumber number = submission.number();
        CaseView about = cases.get(number, by);
        FormValues values = submission.values();
        Assessment assessment = assessment(values);
        if (assessment.residualLikelihood() > assessment.likelihood()) {
            return new TaskResult.Refused("residualLikelihood", "Measures cannot make it more likely.");
        }
        if (assessment.residualImpact() > assessment.impact()) {
            return new TaskResult.Refused("residualImpact", "Measures cannot make the impact worse.");
        }
        Optional<Deviation> before = before(number);
        Optional<String> problem = rules.validityProblem(
                about, assessment, before.map(Deviation::renewals).orElse(0));
        if (problem.isPresent()) {
            return new TaskResult.Refused("validUntil", problem.get());
        }
        Deviation deviation = agreements.draft(about, wish(number, before), assessment, by);
        agreements.record(
                deviation,
                "risk-assessed",
                by,
                Map.of(
                        "risk", assessment.before().value(),
                        "residualRisk", assessment.after().value(),
                        "advice", assessment.advice().key(),
                        "validUntil", assessment.validUntil().toString()));
        return new TaskResult.Taken();
    }

    private static Assessment assessment(FormValues values) {
        return new Assessment(
                values.text("risk"),
                values.whole("likelihood"),
                values.whole("impact"),
                values.textOrEmpty("compensatingControls"),
                values.whole("residualLikelihood"),
                values.whole("residualImpact"),
                Advice.ofKey(values.text("advice")),
                values.text("adviceText"),
                values.text("wayForward"),
                values.date("validUntil"),
                values.textOrEmpty("costOfNotFixing"));
    }

    /** The agreement whose text is changed or renewed; none where this is its first. */
    private Optional<Deviation> before(CaseNumber number) {
        return agreements.open(number).filter(Agreements::awaitsText);
    }

    private Wish wish(CaseNumber number, Optional<Deviation> before) {
        return before.map(one -> one.current().wish()).orElseGet(() -> {
            ClientAnswer answer = cases.lastAnswer(number)
                    .filter(last -> last.outcome().equals("deviation"))
                    .orElseThrow(() -> new IllegalStateException("The client has not asked for a deviation"));
            return new Wish(answer.reason(), answer.explanation());
        });
    }
}
