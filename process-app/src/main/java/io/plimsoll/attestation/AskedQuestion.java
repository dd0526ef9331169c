package io.plimsoll.attestation;

/**
 * A question as it was asked.
 *
 * @param question its id
 * @param area the heading of the control it is about
 * @param words the question
 * @param help what to look at, "" for nothing
 * @param textSha256 of question and help, hex
 * @param bySignatory whether only who signs may answer
 * @param evidence whether a document is asked for
 */
public record AskedQuestion(
        String question,
        String area,
        String words,
        String help,
        String textSha256,
        boolean bySignatory,
        boolean evidence,
        boolean answered) {}
