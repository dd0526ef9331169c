package io.plimsoll.finding;

import io.plimsoll.identity.ClientId;
import java.util.List;

/**
 * A check that nobody has said anything about yet.
 *
 * @param titles up to three, as sources word them
 * @param findings how many wait
 * @param failing how many of them are not met
 * @param clients for whom it waits, of those the reader may see
 * @param proposals best first, at most three
 */
public record TriageItem(
        String source,
        String check,
        List<String> titles,
        long findings,
        long failing,
        List<ClientId> clients,
        List<Proposal> proposals) {

    /**
     * A control that the check may be about.
     *
     * @param why one sentence
     */
    public record Proposal(String control, String title, String standard, String why) {}
}
