package io.plimsoll.finding;

import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.MappingDecision;
import java.util.List;

/**
 * A check that nobody has said anything about yet.
 *
 * @param titles up to three, as sources word them
 * @param references what frameworks say it is about
 * @param findings how many wait
 * @param failing how many of them are not met
 * @param clients for whom it waits, of those the reader may see
 * @param proposals best first, at most three
 * @param decisions what was decided about it before, the newest first
 */
public record TriageItem(
        String source,
        String check,
        List<String> titles,
        List<String> references,
        long findings,
        long failing,
        List<ClientId> clients,
        List<Proposal> proposals,
        List<MappingDecision> decisions) {

    /**
     * A control that the check may be about.
     *
     * @param why one sentence
     */
    public record Proposal(String control, String title, String standard, String why) {}
}
