package io.plimsoll.process;

import io.plimsoll.identity.Actor;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What administrators need to see of the engine: failures with their reason, and how much waits where. */
@Component
public class Operations {

    /** A job that has failed at least once. */
    public record FailedJob(
            String id, String caseNumber, String process, String step, String reason, int retriesLeft, Instant due) {}

    /** How many instances wait at a step. */
    public record Waiting(String process, String step, String name, long count) {}

    /** Failed jobs, out of retries first. */
    public List<FailedJob> failedJobs(Actor reader) {
        throw new UnsupportedOperationException();
    }

    /** Gives a failed job new tries at once. */
    public void retry(String jobId, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Instances by model and step. */
    public List<Waiting> waiting(Actor reader) {
        throw new UnsupportedOperationException();
    }
}
