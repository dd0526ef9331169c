package io.plimsoll.noncompliance;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.client.WorkingTime.Carrying;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The clocks of what clients are asked about cases. */
@Component
@Transactional
class RunningRequests implements RunningClocks {

    private final NonComplianceRepository stored;
    private final ClientRequestRepository requests;
    private final CaseMails mails;
    private final WorkingTime time;
    private final Workflow workflow;
    private final Clock clock;

    RunningRequests(
            NonComplianceRepository stored,
            ClientRequestRepository requests,
            CaseMails mails,
            WorkingTime time,
            Workflow workflow,
            Clock clock) {
        this.stored = stored;
        this.requests = requests;
        this.mails = mails;
        this.time = time;
        this.workflow = workflow;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<RunningClock> of(ClientId client) {
        int version = time.calendarVersion(client);
        List<NonCompliance> open = stored.open(client.value());
        Map<CaseNumber, ClientRequest> running =
                requests
                        .findByOpenKeyIn(
                                open.stream().map(one -> one.number().value()).toList())
                        .stream()
                        .filter(request -> request.isUndecidedFor(version))
                        .collect(Collectors.toMap(ClientRequest::number, Function.identity()));
        return open.stream()
                .flatMap(one -> Stream.ofNullable(running.get(one.number())).map(request -> clock(one, request)))
                .toList();
    }

    private static RunningClock clock(NonCompliance about, ClientRequest request) {
        return new RunningClock(
                request.task(),
                about.number().value(),
                about.title(),
                "/cases/" + about.number(),
                request.view().due());
    }

    @Override
    public void move(ClientId client, RunningClock running, Carrying by) {
        NonCompliance about = stored.open(client.value()).stream()
                .filter(one -> one.number().value().equals(running.about()))
                .findFirst()
                .orElseThrow();
        ClientRequest request = requests.findByOpenKey(about.number().value()).orElseThrow();
        Instant before = request.due();
        Instant now = clock.instant();
        request.carry(by, now);
        requests.saveAndFlush(request);
        mails.tellOfRequest(
                about,
                request,
                "time-changed",
                request.asked(),
                "calendar-" + request.calendarVersion(),
                Map.of("task", request.task(), "change", "calendar", "before", before));
        workflow.requestReplanned(
                client,
                about.number(),
                request.due(),
                request.ladder().after(now).isPresent());
    }
}
