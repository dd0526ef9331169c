package io.plimsoll.enforcement;

import io.plimsoll.client.HoldView;
import io.plimsoll.client.Holds;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseMails;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.DeviationHistory;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.EngagementCounts;
import io.plimsoll.noncompliance.EngagementStory;
import io.plimsoll.noncompliance.EngagementVerdict;
import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Fact;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import io.plimsoll.policy.ResponsePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The longest pause is over: a service manager recommends to end the services, with reasons, or lets the pause go on. */
@Component
@Transactional
class RecommendTerminationTask implements TaskHandler {

    private final TerminationRepository terminations;
    private final Pauses pauses;
    private final Matters matters;
    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final CaseMails mails;
    private final Engagement engagement;
    private final EngagementStory story;
    private final DeviationHistory deviations;
    private final Holds holds;
    private final WorkingTime time;

    RecommendTerminationTask(
            TerminationRepository terminations,
            Pauses pauses,
            Matters matters,
            NonCompliances cases,
            CaseBriefing briefing,
            CaseMails mails,
            Engagement engagement,
            EngagementStory story,
            DeviationHistory deviations,
            Holds holds,
            WorkingTime time) {
        this.terminations = terminations;
        this.pauses = pauses;
        this.matters = matters;
        this.cases = cases;
        this.briefing = briefing;
        this.mails = mails;
        this.engagement = engagement;
        this.story = story;
        this.deviations = deviations;
        this.holds = holds;
        this.time = time;
    }

    @Override
    public String form() {
        return "recommend-termination";
    }

    @Override
    public Set<String> outcomesForFreshSignIn() {
        return Set.of("recommend");
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        CaseView matter = cases.get(number, reader);
        List<Section> sections = new ArrayList<>();
        sections.add(
                new Section("What it rests on", "These figures are kept with your recommendation.", grounds(matter)));
        sections.addAll(briefing.forMsp(number));
        return new TaskContext(
                sections, Map.of(), Map.of(), null, pauses.newest(number).id(), true);
    }

    private List<Fact> grounds(CaseView matter) {
        EngagementVerdict verdict = story.verdict(matter.number());
        EngagementCounts counts = verdict.counts();
        List<String> critical = matters.openCritical(matter);
        Pause pause = pauses.newest(matter.number());
        return List.of(
                new Fact("Severity", matter.severity().key()),
                new Fact("Assets that fail", String.valueOf(matter.assets())),
                new Fact("Asked", String.valueOf(counts.asked())),
                new Fact("Reminders", String.valueOf(counts.reminders())),
                new Fact("Answers", String.valueOf(counts.answers())),
                new Fact("Silences", String.valueOf(counts.silences())),
                new Fact("Engagement", verdict.sentence()),
                new Fact("Deviations that lapsed", lapsed(matter)),
                new Fact("Deviations that were declined", String.valueOf(matters.times(matter, "deviation-declined"))),
                new Fact("Other critical cases open", critical.isEmpty() ? "none" : String.join(", ", critical)),
                new Fact("Extensions of the pause", String.valueOf(pause.extensions())),
                new Fact(
                        "Paused since",
                        Papers.moment(
                                pause.pausedAt().orElseThrow(),
                                matters.client(matter.client()).calendar().zone())));
    }

    private String lapsed(CaseView matter) {
        return "%d in this case, %d in all cases of the client"
                .formatted(matters.times(matter, "deviation-lapsed"), deviations.lapsed(matter.client()));
    }

    @Override
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.SERVICE_MANAGER);
        CaseView matter = cases.get(submission.number(), by);
        FormValues values = submission.values();
        return values.outcome().equals("recommend") ? recommend(matter, values, by) : prolong(matter, values, by);
    }

    private TaskResult recommend(CaseView matter, FormValues values, Actor by) {
        List<String> held = holds.open(matter.client(), matter.number()).stream()
                .map(HoldView::service)
                .map(service -> service.id())
                .toList();
        if (held.isEmpty()) {
            return new TaskResult.Refused(
                    "outcome", "Nothing is held for this case any more: its services have ended. Withdraw the case.");
        }
        String grounds = grounds(matter).stream()
                .map(fact -> fact.label() + ": " + fact.value())
                .collect(Collectors.joining("\n"));
        Termination termination = terminations.save(new Termination(
                Matters.newId(),
                matter.client(),
                matter.number(),
                held,
                values.text("determination"),
                grounds,
                by,
                matters.now()));
        matters.record(
                matter,
                "termination-recommended",
                Role.SERVICE_MANAGER,
                by,
                Map.of(
                        "termination", termination.id(),
                        "services", held,
                        "words", Sha256.salted(termination.id(), termination.determination() + "\n" + grounds)));
        mails.tellMsp(
                matter.number(),
                "termination-asked",
                Role.DIRECTOR,
                termination.id(),
                "asked",
                Map.of(
                        "determination", termination.determination(),
                        "due", engagement.decisionDueAt(matter.number())));
        return new TaskResult.Taken();
    }

    private TaskResult prolong(CaseView matter, FormValues values, Actor by) {
        ResponsePolicy policy = cases.policy(matter.number());
        Pause pause = pauses.newest(matter.number());
        int days = values.whole("days");
        if (pause.extensions() >= policy.maxExtensions()) {
            return new TaskResult.Refused("outcome", "The pause has been prolonged as often as the policy allows.");
        }
        if (days > policy.maxExtensionDays()) {
            return new TaskResult.Refused("days", "Give at most %d working days.".formatted(policy.maxExtensionDays()));
        }
        pause.prolong(time.after(matter.client(), matters.now(), days), true);
        matters.record(
                matter,
                "pause-prolonged",
                Role.SERVICE_MANAGER,
                by,
                Map.of(
                        "pause", pause.id(),
                        "days", days,
                        "words", Sha256.salted(pause.id(), values.text("explanation"))));
        engagement.note(matter.number(), "noted", "The pause goes on for %d working days.".formatted(days), by);
        return new TaskResult.Taken();
    }
}
