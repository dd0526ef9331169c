package io.plimsoll.finding;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.util.List;
import org.springframework.stereotype.Component;

/** What scanners and people found. (Its helper adds receive, scan, rejects, triage, posture.) */
@Component
public class Findings {

    /** The assets of the client that fail the control now, worst first; no access check, callers have made it. */
    public List<FailingAsset> failing(ClientId client, String controlCode) {
        throw new UnsupportedOperationException();
    }

    /** A person reports that assets fail a control; returns the report's id and publishes {@link ScanRecorded}. */
    public String report(ClientId client, String controlCode, String summary, List<String> assets, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** A person has verified that the control is met: all failing findings of it are cleared with this source; publishes no event. */
    public void clearByPerson(ClientId client, String controlCode, String evidence, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Notes how many cases a scan opened, for its result page. */
    public void noteCasesOpened(String scan, int count) {
        throw new UnsupportedOperationException();
    }
}
