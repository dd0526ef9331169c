package io.plimsoll.adoption;

import io.plimsoll.client.WorkingTime.Carrying;
import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.RunningClock;
import io.plimsoll.noncompliance.RunningClocks;
import io.plimsoll.standard.Standards;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The time to acknowledge standards that clients adopt for the first time. */
@Component
@Transactional
class RunningAcknowledgements implements RunningClocks {

    private final AdoptionRows rows;
    private final AdoptionCourse course;
    private final AdoptionMails mails;
    private final AdoptionFlow flow;
    private final Standards standards;

    RunningAcknowledgements(
            AdoptionRows rows, AdoptionCourse course, AdoptionMails mails, AdoptionFlow flow, Standards standards) {
        this.rows = rows;
        this.course = course;
        this.mails = mails;
        this.flow = flow;
        this.standards = standards;
    }

    @Override
    @Transactional(readOnly = true)
    public List<RunningClock> of(ClientId client) {
        return rows.findByClientAndOpenKeyIsNotNull(client.value()).stream()
                .flatMap(adoption -> adoption.running().stream()
                        .map(due -> new RunningClock(
                                AcknowledgeStandard.FORM,
                                adoption.number().value(),
                                standards
                                        .version(adoption.standard(), adoption.to())
                                        .title(),
                                "/adoptions/" + adoption.number(),
                                due)))
                .toList();
    }

    @Override
    public void move(ClientId client, RunningClock clock, Carrying by) {
        Adoption adoption = rows.findByNumber(clock.about()).orElseThrow();
        adoption.askedUntil(by.to(clock.due().at()));
        rows.saveAndFlush(adoption);
        mails.tellClient(
                adoption,
                "standard-time-changed",
                "calendar-" + by.version(),
                false,
                Map.of("before", clock.due().at(), "due", adoption.dueAt()));
        flow.replanned(
                adoption.number(),
                client,
                adoption.dueAt(),
                course.nextReminder(adoption.number()).isPresent());
    }
}
