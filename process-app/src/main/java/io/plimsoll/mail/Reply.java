package io.plimsoll.mail;

import java.util.List;

/**
 * A person's answer to one of our mails, as it came. Who it says it is from is somebody's word; that it knows the token
 * shows that its writer has seen our mail.
 *
 * @param token of the mail that is answered
 * @param sender the address that it says it is from
 * @param words without what was quoted of our mail, "" where nothing was written
 * @param sha256 of the whole message, as it lies in the mailbox
 */
record Reply(String token, String sender, String words, List<CaseReply.File> files, String sha256) {}
