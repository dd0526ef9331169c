package io.plimsoll.enforcement;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.WorkingTime.Carrying;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseMails;
import io.plimsoll.noncompliance.CaseState;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.RunningClock;
import io.plimsoll.noncompliance.RunningClocks;
import io.plimsoll.noncompliance.Workflow;
import io.plimsoll.noncompliance.Workflow.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The terms of contracts while they run: the time to cure before a pause, the longest pause, the notice before an end.
 * The paper that announced one is not changed; who got it gets the new date by mail.
 */
@Component
@Transactional
class RunningTerms implements RunningClocks {

    private static final Set<PauseState> RUNNING = Set.of(PauseState.NOTICED, PauseState.PAUSED);

    private final PauseRepository pauses;
    private final TerminationRepository terminations;
    private final ResumptionRepository resumptions;
    private final Matters matters;
    private final CaseMails mails;
    private final Workflow workflow;

    RunningTerms(
            PauseRepository pauses,
            TerminationRepository terminations,
            ResumptionRepository resumptions,
            Matters matters,
            CaseMails mails,
            Workflow workflow) {
        this.pauses = pauses;
        this.terminations = terminations;
        this.resumptions = resumptions;
        this.matters = matters;
        this.mails = mails;
        this.workflow = workflow;
    }

    @Override
    @Transactional(readOnly = true)
    public List<RunningClock> of(ClientId client) {
        return Stream.concat(
                        pauses.findByClientAndStateIn(client.value(), RUNNING).stream()
                                .map(pause -> clock(termOf(pause), pause.number(), pause.running())),
                        terminations.findByClientAndState(client.value(), TerminationState.NOTICED).stream()
                                .map(end -> clock(Term.NOTICE_PERIOD, end.number(), end.running())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Term termOf(Pause pause) {
        return pause.state() == PauseState.NOTICED ? Term.CURE_WINDOW : Term.LONGEST_PAUSE;
    }

    /** A case that is on its way out, or where somebody decides, does not wait for the clock any more. */
    private Optional<RunningClock> clock(Term term, CaseNumber number, Optional<Deadline> due) {
        CaseView matter = matters.of(number);
        return due.filter(end -> matter.state() == waiting(term) && !isGivenBack(number))
                .map(end -> new RunningClock(term.key(), number.value(), matter.title(), "/cases/" + number, end));
    }

    private boolean isGivenBack(CaseNumber number) {
        return resumptions
                .findFirstByCaseNumberOrderByIdDesc(number.value())
                .filter(Resumption::isOpen)
                .isPresent();
    }

    private static CaseState waiting(Term term) {
        return switch (term) {
            case CURE_WINDOW -> CaseState.ENFORCING;
            case LONGEST_PAUSE -> CaseState.PAUSED;
            default -> CaseState.TERMINATING;
        };
    }

    @Override
    public void move(ClientId client, RunningClock clock, Carrying by) {
        var number = new CaseNumber(clock.about());
        Term term = Term.of(clock.what());
        Deadline end = by.to(clock.due().at());
        if (term == Term.NOTICE_PERIOD) {
            Termination termination = terminations
                    .findFirstByCaseNumberOrderByIdDesc(number.value())
                    .orElseThrow();
            termination.noticedUntil(end);
            tell(number, termination.id(), termination.serviceIds(), clock, end);
        } else {
            Pause pause =
                    pauses.findFirstByCaseNumberOrderByIdDesc(number.value()).orElseThrow();
            if (term == Term.CURE_WINDOW) {
                pause.cureUntil(end);
            } else {
                pause.prolong(end, false);
            }
            tell(number, pause.id(), pause.serviceIds(), clock, end);
        }
        workflow.termMoved(client, number, term, end.at());
    }

    private void tell(CaseNumber number, String cause, List<String> services, RunningClock clock, Deadline end) {
        mails.tellClient(
                number,
                "term-changed",
                Set.of(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY),
                cause,
                "%s-calendar-%d".formatted(clock.what(), end.calendarVersion()),
                Map.of(
                        "services",
                        matters.names(matters.of(number).client(), services),
                        "term",
                        clock.what(),
                        "before",
                        clock.due().at(),
                        "ends",
                        end.at()));
    }
}
