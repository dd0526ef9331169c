package io.plimsoll.standard;

import io.plimsoll.ledger.Sha256;
import java.time.Period;
import java.util.List;

/**
 * Something that only a person of the client can answer, and which controls the answer is about.
 *
 * @param id unique and never used again for something else; the check under which answers are kept
 * @param text in words of the business
 * @param help what to look at, "" where that is plain
 * @param controls codes, at most one of each standard
 * @param valid how long an answer counts
 * @param evidence whether we ask for a document that shows it
 * @param bySignatory whether only who signs for the client may answer
 */
public record Question(
        String id,
        String text,
        String help,
        List<String> controls,
        Period valid,
        boolean evidence,
        boolean bySignatory) {

    /** The source under which answers are kept. */
    public static final String SOURCE = "attestation";

    public Question {
        controls = List.copyOf(controls);
    }

    /** What an answer was given to, hex: the words may be edited later. */
    public String sha256() {
        return Sha256.hex(text + "\n" + help);
    }
}
