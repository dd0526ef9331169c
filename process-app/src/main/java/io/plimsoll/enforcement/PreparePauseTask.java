package io.plimsoll.enforcement;

import io.plimsoll.client.ServiceView;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.Engagement;
import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Fact;
import io.plimsoll.noncompliance.TaskContext.Option;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An analyst chooses what to pause and says what it will mean, or finds that nothing should be paused. */
@Component
@Transactional
class PreparePauseTask implements TaskHandler {

    private final PauseRepository pauses;
    private final Pauses steps;
    private final Matters matters;
    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final Engagement engagement;

    PreparePauseTask(
            PauseRepository pauses,
            Pauses steps,
            Matters matters,
            NonCompliances cases,
            CaseBriefing briefing,
            Engagement engagement) {
        this.pauses = pauses;
        this.steps = steps;
        this.matters = matters;
        this.cases = cases;
        this.briefing = briefing;
        this.engagement = engagement;
    }

    @Override
    public String form() {
        return "prepare-pause";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        CaseView matter = cases.get(number, reader);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "Before you choose",
                "Pause what depends on this control and leaves the client no worse off. Where pausing makes things worse,"
                        + " you have to say why it is still right.",
                matters.pausable(matter).stream()
                        .map(service -> new Fact(service.name(), safety(matter, service)))
                        .toList()));
        sections.addAll(briefing.forMsp(number));
        return new TaskContext(
                sections,
                Map.of(),
                Map.of("serviceOptions", options(matter)),
                null,
                matter.state().key(),
                false);
    }

    private String safety(CaseView matter, ServiceView service) {
        String warning = steps.warnings(matter, List.of(service.id()));
        String terms = "%d days to cure, %d days at most"
                .formatted(service.terms().cureDays(), service.terms().longestPauseDays());
        return warning.isEmpty() ? terms : warning + " (" + terms + ")";
    }

    private List<Option> options(CaseView matter) {
        return matters.pausable(matter).stream()
                .map(service -> new Option(service.id(), service.name()))
                .toList();
    }

    @Override
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.ANALYST);
        CaseView matter = cases.get(submission.number(), by);
        FormValues values = submission.values();
        return values.outcome().equals("withdraw") ? withdraw(matter, values, by) : prepare(matter, values, by);
    }

    private TaskResult withdraw(CaseView matter, FormValues values, Actor by) {
        String id = Matters.newId();
        matters.record(
                matter,
                "pause-withdrawn",
                Role.ANALYST,
                by,
                Map.of("words", Sha256.salted(id, values.text("explanation"))));
        engagement.note(matter.number(), "noted", "No pause was prepared: " + values.text("explanation"), by);
        return new TaskResult.Taken();
    }

    private TaskResult prepare(CaseView matter, FormValues values, Actor by) {
        List<String> chosen = values.chosen("services").stream().distinct().toList();
        List<String> allowed =
                matters.pausable(matter).stream().map(ServiceView::id).toList();
        if (chosen.isEmpty() || !new HashSet<>(allowed).containsAll(chosen)) {
            return new TaskResult.Refused("services", "Choose at least one of the services listed.");
        }
        String warning = steps.warnings(matter, chosen);
        String reason = values.textOrEmpty("safetyReason").strip();
        if (!warning.isEmpty() && reason.isEmpty()) {
            return new TaskResult.Refused("safetyReason", warning + " Say why it is still right, or choose others.");
        }
        Pause pause = new Pause(
                Matters.newId(),
                matter.client(),
                matter.number(),
                chosen,
                values.text("impact"),
                reason,
                by,
                matters.now());
        pauses.save(pause);
        matters.record(
                matter,
                "pause-prepared",
                Role.ANALYST,
                by,
                Map.of(
                        "pause", pause.id(),
                        "services", chosen,
                        "safe", warning.isEmpty(),
                        "words", Sha256.salted(pause.id(), pause.impact() + "\n" + reason)));
        return new TaskResult.Taken();
    }
}
