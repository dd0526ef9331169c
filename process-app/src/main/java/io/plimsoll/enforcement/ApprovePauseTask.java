package io.plimsoll.enforcement;

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

/** A service manager who did not prepare the pause lets it go ahead or stops it. */
@Component
@Transactional
class ApprovePauseTask implements TaskHandler {

    private final Pauses steps;
    private final Matters matters;
    private final NonCompliances cases;
    private final CaseBriefing briefing;

    ApprovePauseTask(Pauses steps, Matters matters, NonCompliances cases, CaseBriefing briefing) {
        this.steps = steps;
        this.matters = matters;
        this.cases = cases;
        this.briefing = briefing;
    }

    @Override
    public String form() {
        return "approve-pause";
    }

    @Override
    public Set<String> outcomesForFreshSignIn() {
        return Set.of("approve");
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> objection(CaseNumber number, String step, Actor person) {
        return steps.newest(number).preparedBy().is(person)
                ? Optional.of("%s prepared this pause; somebody else has to approve it.".formatted(person.name()))
                : Optional.empty();
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        CaseView matter = cases.get(number, reader);
        Pause pause = steps.newest(number);
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("Services", String.join(", ", matters.names(matter.client(), pause.serviceIds()))),
                new Fact("Prepared by", pause.preparedBy().shown())));
        if (!pause.safetyVerdict().isEmpty()) {
            facts.add(new Fact("Not safe to pause", pause.safetyVerdict()));
            facts.add(new Fact("Why it is still right", pause.safetyReason()));
        }
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("The pause", pause.impact(), facts));
        sections.addAll(briefing.forMsp(number));
        return new TaskContext(sections, Map.of(), Map.of(), null, pause.id(), true);
    }

    @Override
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.SERVICE_MANAGER);
        CaseView matter = cases.get(submission.number(), by);
        Pause pause = steps.newest(submission.number());
        if (submission.revision() != null && !submission.revision().equals(pause.id())) {
            return new TaskResult.Stale("The pause has been prepared anew. Please read it again.");
        }
        if (pause.preparedBy().is(by)) {
            return new TaskResult.NotYours("You prepared this pause; somebody else has to approve it.");
        }
        boolean approved = submission.values().outcome().equals("approve");
        String words = submission.values().text("explanation");
        pause.decided(approved, words, by, matters.now());
        matters.record(
                matter,
                approved ? "pause-approved" : "pause-rejected",
                Role.SERVICE_MANAGER,
                by,
                Map.of("pause", pause.id(), "words", Sha256.salted(pause.id(), words)));
        return new TaskResult.Taken();
    }
}
