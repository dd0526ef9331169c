package io.plimsoll.finding;

/**
 * What a client's people said, or did not say, to a question.
 *
 * @param question its id, the check
 * @param title the question
 * @param met whether the answer shows that the controls are met
 * @param detail the answer in plain words
 */
public record Attested(String question, String title, boolean met, String detail) {}
