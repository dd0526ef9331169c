package io.plimsoll.mail;

import java.util.List;

/**
 * A server's word that a mail could not be delivered (RFC 3464). Anybody can write one: it is somebody's word, and no
 * proof.
 *
 * @param messageId of the mail, as in {@code <0192…@msp.example>}
 * @param failed for whom it could not be delivered
 * @param reporter the server that says so, as it calls itself
 */
record FailureNotice(String messageId, List<Failed> failed, String reporter) {

    /**
     * @param addresses what the recipient is called: the address it ended at and the one it was sent to
     * @param status as in {@code 5.1.1} (RFC 3463), "" where none is said
     * @param reason the last server's words, one line
     */
    record Failed(List<String> addresses, String status, String reason) {}
}
