package io.plimsoll.enforcement;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Fact;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A director, never the one who recommended it, lets services end or keeps the pause. */
@Component
@Transactional
class ApproveTerminationTask implements TaskHandler {

    private final Terminations steps;
    private final Pauses pauses;
    private final Matters matters;
    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final WorkingTime time;

    ApproveTerminationTask(
            Terminations steps,
            Pauses pauses,
            Matters matters,
            NonCompliances cases,
            CaseBriefing briefing,
            WorkingTime time) {
        this.steps = steps;
        this.pauses = pauses;
        this.matters = matters;
        this.cases = cases;
        this.briefing = briefing;
        this.time = time;
    }

    @Override
    public String form() {
        return "approve-termination";
    }

    @Override
    public Set<String> outcomesForFreshSignIn() {
        return Set.of("approve");
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> objection(CaseNumber number, String step, Actor person) {
        return steps.newest(number).recommendedBy().is(person)
                ? Optional.of(
                        "%s recommended this termination; somebody else has to approve it.".formatted(person.name()))
                : Optional.empty();
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        CaseView matter = cases.get(number, reader);
        Termination termination = steps.newest(number);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Services", String.join(", ", matters.names(matter.client(), termination.serviceIds()))));
        facts.add(new Fact("Recommended by", termination.recommendedBy().shown()));
        termination.grounds().lines().forEach(line -> {
            int colon = line.indexOf(": ");
            facts.add(new Fact(line.substring(0, colon), line.substring(colon + 2)));
        });
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("The recommendation", termination.determination(), facts));
        sections.addAll(briefing.forMsp(number));
        return new TaskContext(sections, Map.of(), Map.of(), null, termination.id(), true);
    }

    @Override
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.DIRECTOR);
        CaseView matter = cases.get(submission.number(), by);
        Termination termination = steps.newest(submission.number());
        if (submission.revision() != null && !submission.revision().equals(termination.id())) {
            return new TaskResult.Stale("There is a newer recommendation. Please read it.");
        }
        if (termination.recommendedBy().is(by)) {
            return new TaskResult.NotYours("You recommended this termination; somebody else has to approve it.");
        }
        boolean approved = submission.values().outcome().equals("approve");
        termination.decided(approved, by, matters.now());
        if (!approved) {
            // the pause would otherwise be over its longest at once, and the question back within the second
            double days = cases.policy(submission.number()).decisionDays();
            pauses.newest(submission.number()).prolong(time.after(matter.client(), matters.now(), days), false);
        }
        matters.record(
                matter,
                approved ? "termination-approved" : "termination-rejected",
                Role.DIRECTOR,
                by,
                Map.of(
                        "termination", termination.id(),
                        "words",
                                Sha256.salted(
                                        termination.id(), submission.values().text("explanation"))));
        return new TaskResult.Taken();
    }
}
