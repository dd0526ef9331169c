package io.plimsoll.mail;

/**
 * What a mail says, frozen when it was queued.
 *
 * @param subject one line, at most 250 characters
 * @param html a whole page with inline styles; show it only under a sandbox policy
 * @param text plain, lines of at most 76 characters where words allow
 */
public record MailContent(String subject, String html, String text) {}
