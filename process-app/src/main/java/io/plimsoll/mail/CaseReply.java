package io.plimsoll.mail;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.util.List;

/**
 * An answer by mail to what a client was told about a case.
 *
 * @param mail the id of the mail that is answered
 * @param sender the address that it says it is from, which nobody has proven
 * @param words plain text without what was quoted of our mail, at most 4,000 characters, "" where nothing was written
 * @param files nothing about them is believed
 * @param sha256 of the whole message as it lies in the mailbox, lower-case hexadecimal digits
 */
public record CaseReply(
        ClientId client, CaseNumber number, String mail, String sender, String words, List<File> files, String sha256) {

    /** A file that came along. */
    public record File(String name, byte[] content) {}
}
