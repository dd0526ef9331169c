package io.plimsoll.noncompliance;

/**
 * Whether a client persistently fails to engage, by the rules that the case keeps.
 *
 * @param words why, as the rules say it
 * @param counts what the rules were asked with
 * @param unreached silences that do not count, because no mail of the request ever left
 */
public record EngagementVerdict(boolean persistent, String words, EngagementCounts counts, int unreached) {

    /** In one sentence for people and papers. */
    public String sentence() {
        String not = unreached == 0
                ? ""
                : " %s not counted, because no mail of the request left."
                        .formatted(unreached == 1 ? "One silence is" : unreached + " silences are");
        return (persistent ? "Persistent failure to engage: " : "No persistent failure to engage: ") + words + not;
    }
}
