package io.plimsoll.attestation;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.WorkingTime.Carrying;
import io.plimsoll.identity.ClientId;
import io.plimsoll.noncompliance.RunningClock;
import io.plimsoll.noncompliance.RunningClocks;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The time to answer the questions that wait for a client. */
@Component
@Transactional
class RunningQuestions implements RunningClocks {

    private final AttestationRows rows;
    private final AttestationMails mails;
    private final AttestationFlow flow;

    RunningQuestions(AttestationRows rows, AttestationMails mails, AttestationFlow flow) {
        this.rows = rows;
        this.mails = mails;
        this.flow = flow;
    }

    @Override
    @Transactional(readOnly = true)
    public List<RunningClock> of(ClientId client) {
        return rows.open(client).stream()
                .map(asked -> new RunningClock(
                        AnswerAttestation.FORM,
                        client.value(),
                        "Questions",
                        "/clients/%s/attestation".formatted(client),
                        asked.due()))
                .toList();
    }

    @Override
    public void move(ClientId client, RunningClock clock, Carrying by) {
        Deadline due = by.to(clock.due().at());
        rows.askedUntil(rows.open(client).orElseThrow(), due);
        mails.replanned(rows.open(client).orElseThrow(), clock.due().at());
        flow.replanned(client, due.at());
    }
}
