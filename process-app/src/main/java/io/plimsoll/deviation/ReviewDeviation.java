package io.plimsoll.deviation;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseView;
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

/** Before a deviation ends an analyst decides whether it is assessed anew or ends. */
@Component
class ReviewDeviation implements TaskHandler {

    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final Agreements agreements;
    private final AgreementRules rules;

    ReviewDeviation(NonCompliances cases, CaseBriefing briefing, Agreements agreements, AgreementRules rules) {
        this.cases = cases;
        this.briefing = briefing;
        this.agreements = agreements;
        this.rules = rules;
    }

    @Override
    public String form() {
        return "review-deviation";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        cases.get(number, reader);
        Deviation deviation = agreements.require(number);
        DeviationText text = deviation.current();
        List<Section> sections = new ArrayList<>(briefing.forMsp(number));
        sections.add(Words.risk(text, deviation.renewals()));
        sections.add(Words.advice(text));
        String documentId = text.requireFrozen().documentId();
        return new TaskContext(sections, Map.of(), Map.of(), documentId, deviation.reference(), false);
    }

    @Override
    @Transactional
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.ANALYST);
        CaseView about = cases.get(submission.number(), by);
        Optional<Deviation> inForce =
                agreements.open(submission.number()).filter(open -> open.state() == DeviationState.IN_FORCE);
        if (inForce.isEmpty()) {
            return new TaskResult.Stale("This deviation is no longer in force.");
        }
        Deviation deviation = inForce.get();
        String explanation = submission.values().text("explanation");
        if (submission.values().outcome().equals("lapse")) {
            deviation.giveUp(explanation);
            agreements.record(deviation, "deviation-not-renewed", by, Map.of());
            return new TaskResult.Taken();
        }
        Optional<String> problem =
                rules.renewalProblem(about, deviation.current().assessment(), deviation.renewals() + 1);
        if (problem.isPresent()) {
            return new TaskResult.Refused("outcome", problem.get());
        }
        deviation.renew(explanation);
        agreements.record(deviation, "deviation-renewal-begun", by, Map.of("renewal", deviation.renewals()));
        return new TaskResult.Taken();
    }
}
