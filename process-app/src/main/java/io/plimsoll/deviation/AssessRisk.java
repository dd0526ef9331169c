package io.plimsoll.deviation;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.ClientAnswer;
import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.NonCompliances;
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

    AssessRisk(NonCompliances cases, CaseBriefing briefing, Agreements agreements, AgreementRules rules) {
        this.cases = cases;
        this.briefing = briefing;
        this.agreements = agreements;
        this.rules = rules;
    }

    @Override
    public String form() {
        return "assess-risk";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        cases.get(number, reader);
        Optional<Deviation> renewed = renewed(number);
        Wish wish = wish(number, renewed);
        List<Section> sections = new ArrayList<>(briefing.forMsp(number));
        sections.add(Words.wish(wish));
        renewed.ifPresent(before -> sections.add(Words.risk(before.current(), before.renewals())));
        String revision = renewed.map(before -> "renewal-" + before.renewals()).orElse("first");
        return new TaskContext(sections, prefilled(number, renewed), Map.of(), null, revision, false);
    }

    private Map<String, Object> prefilled(CaseNumber number, Optional<Deviation> renewed) {
        Map<String, Object> values = new HashMap<>();
        renewed.map(Deviation::current)
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
        Optional<Deviation> renewed = renewed(number);
        Optional<String> problem = rules.validityProblem(
                about, assessment, renewed.map(Deviation::renewals).orElse(0));
        if (problem.isPresent()) {
            return new TaskResult.Refused("validUntil", problem.get());
        }
        Deviation deviation = agreements.draft(about, wish(number, renewed), assessment, by);
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

    private Optional<Deviation> renewed(CaseNumber number) {
        return agreements.open(number).filter(open -> open.state() == DeviationState.RENEWING);
    }

    private Wish wish(CaseNumber number, Optional<Deviation> renewed) {
        return renewed.map(before -> before.current().wish()).orElseGet(() -> {
            ClientAnswer answer = cases.lastAnswer(number)
                    .filter(last -> last.outcome().equals("deviation"))
                    .orElseThrow(() -> new IllegalStateException("The client has not asked for a deviation"));
            return new Wish(answer.reason(), answer.explanation());
        });
    }
}
