package io.plimsoll.mail;

import java.time.Instant;
import java.util.Map;

/**
 * A mail that the embedded profile's mailbox caught.
 *
 * @param id counts from 1 in each run
 * @param to the address of the envelope, without a name
 * @param from the sender as the message shows it
 * @param at when it arrived, UTC
 * @param html hostile until sandboxed, "" where the mail has none
 * @param headers the first of each name
 */
public record CaughtMail(
        String id,
        String to,
        String from,
        String subject,
        Instant at,
        String text,
        String html,
        Map<String, String> headers) {}
