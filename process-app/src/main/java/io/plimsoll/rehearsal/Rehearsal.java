package io.plimsoll.rehearsal;

import java.time.Instant;
import java.util.List;

/**
 * What a draft would have done with the cases of some months.
 *
 * @param cases how many were looked at
 * @param cut whether there were more than are looked at
 * @param clients those with a case, by name
 */
public record Rehearsal(
        int months, Instant from, Instant until, int cases, boolean cut, Compared all, List<ClientLine> clients) {

    /**
     * One thing three ways.
     *
     * @param happened as it stands in the record
     * @param inForce what the policy in force says of the same facts
     * @param draft what the draft says of them
     */
    public record Compared(Figures happened, Figures inForce, Figures draft) {

        static final Compared NOTHING = new Compared(Figures.NONE, Figures.NONE, Figures.NONE);

        Compared plus(Compared more) {
            return new Compared(happened.plus(more.happened), inForce.plus(more.inForce), draft.plus(more.draft));
        }
    }

    /** A client's part. */
    public record ClientLine(String client, String name, int cases, Compared compared) {}
}
