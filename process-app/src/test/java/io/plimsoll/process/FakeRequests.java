package io.plimsoll.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The clocks without the domain: everything is due in an hour, the next reminder is what the test says. */
public final class FakeRequests implements ModelBean {

    final List<String> calls = new ArrayList<>();
    private final Map<String, Integer> rungsLeft = new ConcurrentHashMap<>();
    private final Instant start = Instant.now();

    public Date dueAt(String caseNumber) {
        return Date.from(start.plusSeconds(3600));
    }

    public Date decisionDueAt(String caseNumber) {
        return Date.from(start.plusSeconds(7200));
    }

    public String nextReminder(String caseNumber) {
        int left = rungsLeft.merge(caseNumber, -1, (before, minus) -> before - 1);
        return left > -3
                ? "R/" + start.plusSeconds(600L * -left).truncatedTo(java.time.temporal.ChronoUnit.SECONDS) + "/PT1S"
                : "R1/1970-01-01T00:00:00Z/PT1S";
    }

    public void remind(String caseNumber) {
        calls.add("remind");
    }

    public void recordSilence(String caseNumber) {
        calls.add("recordSilence");
    }
}
