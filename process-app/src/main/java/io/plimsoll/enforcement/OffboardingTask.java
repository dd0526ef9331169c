package io.plimsoll.enforcement;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Sha256;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.FormValues;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Fact;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is left to do after services have ended: data and access go back where they belong. */
@Component
@Transactional
class OffboardingTask implements TaskHandler {

    /** What there is to hand back and to take back, by the form's fields. */
    private static final Map<String, String> POINTS = new TreeMap<>(Map.of(
            "dataReturned", "Data returned or deleted",
            "credentialsReturned", "Passwords, keys and accounts handed over",
            "accessRemoved", "Our access removed",
            "agentsRemoved", "Our agents removed"));

    private final Terminations steps;
    private final Matters matters;
    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final WorkingTime time;

    OffboardingTask(
            Terminations steps, Matters matters, NonCompliances cases, CaseBriefing briefing, WorkingTime time) {
        this.steps = steps;
        this.matters = matters;
        this.cases = cases;
        this.briefing = briefing;
        this.time = time;
    }

    @Override
    public String form() {
        return "offboarding-checklist";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        CaseView matter = cases.get(number, reader);
        Termination termination = steps.newest(number);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "What has ended",
                "Hand back what is the client's and take back what is ours.",
                List.of(new Fact(
                        "Services", String.join(", ", matters.names(matter.client(), termination.serviceIds()))))));
        sections.addAll(briefing.forMsp(number));
        return new TaskContext(
                sections, Map.of(), Map.of(), termination.packDocument().orElse(null), termination.id(), false);
    }

    @Override
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.ANALYST);
        CaseView matter = cases.get(submission.number(), by);
        Termination termination = steps.newest(submission.number());
        Optional<TaskResult> gap = gap(submission.values(), time.today(matter.client()));
        if (gap.isPresent()) {
            return gap.get();
        }
        String list = list(submission.values());
        termination.offboarded(list, by);
        matters.record(
                matter,
                "offboarding-done",
                Role.ANALYST,
                by,
                Map.of(
                        "termination", termination.id(),
                        "words", Sha256.salted(termination.id(), list)));
        return new TaskResult.Taken();
    }

    /** Each point is done by somebody on a day, or does not apply for a reason. */
    private static Optional<TaskResult> gap(FormValues values, LocalDate today) {
        for (String point : POINTS.keySet()) {
            String on = values.textOrEmpty(point + "On");
            boolean done = !values.textOrEmpty(point + "By").isBlank() && !on.isEmpty();
            if (!done && values.textOrEmpty(point + "Not").isBlank()) {
                return Optional.of(
                        new TaskResult.Refused(point + "By", "Say who did it and when, or why it does not apply."));
            }
            if (done && LocalDate.parse(on).isAfter(today)) {
                return Optional.of(new TaskResult.Refused(point + "On", "What is done was done today or before."));
            }
        }
        return Optional.empty();
    }

    private static String list(FormValues values) {
        String points = POINTS.entrySet().stream()
                .map(point -> point.getValue() + ": " + how(values, point.getKey()))
                .collect(Collectors.joining("\n"));
        String note = values.textOrEmpty("note").strip();
        return note.isEmpty() ? points : points + "\nNote: " + note;
    }

    private static String how(FormValues values, String point) {
        String not = values.textOrEmpty(point + "Not").strip();
        return not.isEmpty()
                ? "%s, %s".formatted(values.textOrEmpty(point + "By").strip(), values.textOrEmpty(point + "On"))
                : "does not apply, " + not;
    }
}
