package io.plimsoll.remediation;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseBriefing;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.TaskContext;
import io.plimsoll.noncompliance.TaskContext.Section;
import io.plimsoll.noncompliance.TaskHandler;
import io.plimsoll.noncompliance.TaskResult;
import io.plimsoll.noncompliance.TaskSubmission;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An analyst gives the client more time for its work, or does not. */
@Component
class DecideExtension implements TaskHandler {

    private final NonCompliances cases;
    private final CaseBriefing briefing;
    private final ExtensionDecisions decisions;
    private final ExtensionCounts counts;
    private final Remedies remedies;

    DecideExtension(
            NonCompliances cases,
            CaseBriefing briefing,
            ExtensionDecisions decisions,
            ExtensionCounts counts,
            Remedies remedies) {
        this.cases = cases;
        this.briefing = briefing;
        this.decisions = decisions;
        this.counts = counts;
        this.remedies = remedies;
    }

    @Override
    public String form() {
        return "decide-extension";
    }

    @Override
    @Transactional(readOnly = true)
    public TaskContext context(CaseNumber number, Actor reader) {
        cases.get(number, reader);
        Remediation remediation = remedies.require(number);
        Extension wish = open(remediation).orElseThrow(() -> new IllegalStateException("Nothing is asked: " + number));
        List<Section> sections = new ArrayList<>();
        sections.add(Words.wish(wish, remediation.work()));
        counts.section(number).ifPresent(sections::add);
        sections.addAll(briefing.forMsp(number));
        return new TaskContext(sections, Map.of("until", wish.lastDay().toString()), Map.of(), null, wish.id(), false);
    }

    @Override
    @Transactional
    public TaskResult submit(TaskSubmission submission) {
        Actor by = submission.by().require(Role.ANALYST);
        CaseNumber number = submission.number();
        cases.get(number, by);
        Optional<Remediation> underWay = remedies.in(RemediationState.UNDER_WAY, number);
        Optional<Extension> asked = underWay.flatMap(DecideExtension::open)
                .filter(one ->
                        submission.revision() == null || submission.revision().equals(one.id()));
        if (underWay.isEmpty() || asked.isEmpty()) {
            return Tasks.moved();
        }
        Extension wish = asked.get();
        if (wish.isAskedBy(by)) {
            return new TaskResult.NotYours("You asked for this yourself; somebody else has to decide.");
        }
        String why = submission.values().text("explanation");
        if (submission.values().outcome().equals("refuse")) {
            decisions.refuse(underWay.get(), wish, why, by);
            return new TaskResult.Taken();
        }
        LocalDate until = submission.values().date("until");
        Optional<TaskResult> refused = unfit(wish, until);
        if (refused.isEmpty()) {
            decisions.grant(underWay.get(), wish, until, why, by);
        }
        return refused.orElseGet(TaskResult.Taken::new);
    }

    private static Optional<TaskResult> unfit(Extension wish, LocalDate until) {
        if (until.isAfter(wish.lastDay())) {
            return Optional.of(new TaskResult.Refused(
                    "until", "The client asked for no later day than %s.".formatted(Words.date(wish.lastDay()))));
        }
        return wish.days().stream().noneMatch(day -> until.isAfter(day.from()))
                ? Optional.of(new TaskResult.Refused("until", "This gives no more time than was agreed."))
                : Optional.empty();
    }

    private static Optional<Extension> open(Remediation remediation) {
        return remediation.openExtension();
    }
}
