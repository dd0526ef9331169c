package io.plimsoll.noncompliance;

import io.plimsoll.client.Clients;
import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.Actor;
import io.plimsoll.policy.Decisions;
import io.plimsoll.policy.LadderQuestion;
import io.plimsoll.policy.Stage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans the reminders of what is asked in a case: by its severity, its client's tier, and what was asked in it before. */
@Component
class RequestLadders {

    private final ClientRequestRepository requests;
    private final Clients clients;
    private final WorkingTime time;
    private final Decisions decisions;

    RequestLadders(ClientRequestRepository requests, Clients clients, WorkingTime time, Decisions decisions) {
        this.requests = requests;
        this.clients = clients;
        this.time = time;
        this.decisions = decisions;
    }

    /** Where the case stands for what is asked next. */
    Stage stage(NonCompliance about, String task) {
        return PastRequest.stage(task, before(about, null));
    }

    /** Where the case stood when that was asked. */
    Stage stage(NonCompliance about, ClientRequest asked) {
        return PastRequest.stage(asked.task(), before(about, asked));
    }

    private List<PastRequest> before(NonCompliance about, @Nullable ClientRequest asked) {
        List<ClientRequest> all =
                requests.findByCaseNumberOrderByEntryNoAsc(about.number().value());
        return about.history(all.stream()
                        .takeWhile(request -> asked == null || !request.id().equals(asked.id()))
                        .toList())
                .requests();
    }

    /** The rungs by that version of the policy. */
    Ladder plan(NonCompliance about, int version, String task, Stage stage, Instant asked, Instant due) {
        String tier = clients.get(about.client(), Actor.system(about.client())).tier();
        var question = new LadderQuestion(about.severity().key(), tier, task, stage);
        return Ladder.plan(
                decisions.ladder(version, question),
                asked,
                due,
                percent -> time.share(about.client(), asked, due, percent));
    }
}
