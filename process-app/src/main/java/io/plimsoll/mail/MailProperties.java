package io.plimsoll.mail;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mail leaves. The server is named by {@code spring.mail.host}, {@code .port}, {@code .username}, {@code .password}
 * and {@code spring.mail.properties.mail.smtp.starttls.required}; the embedded profile has a server of its own.
 *
 * @param from the address mail is sent from; its domain also ends message ids and list ids
 * @param relay whether this node sends at all
 * @param poll longest pause between two looks into the outbox; a mail queued by this node leaves at once
 * @param batch mails that are claimed at once and sent over one connection, 1 to 100
 * @param lease how long a claim holds; mail of a process that died is sent by another after this. Longer than a batch
 *     may take with every mail running into the server's time-outs
 * @param attempts tries before a mail is given up, 1 to 100; the default spans three days
 * @param firstRetry pause after the first failed try; it doubles with each further one
 * @param longestRetry the pause grows no longer than this
 * @param resendUnknown whether a mail is sent again of which nobody knows whether it arrived, with the same message id;
 *     else an administrator decides
 * @param perDomain mails to one domain, and messages to one host of channels, in a minute, 1 to 100,000; the rest waits for the next minute
 * @param settle how long a reminder waits for others to the same person, counted from the last one; 0 to 5 minutes. Whatever
 *     comes, it goes out after twelve times as long
 */
@Validated
@ConfigurationProperties("plimsoll.mail")
record MailProperties(
        @DefaultValue("plimsoll@localhost") @NotBlank @Email String from,
        @DefaultValue("true") boolean relay,
        @DefaultValue("5s") @NotNull Duration poll,
        @DefaultValue("20") @Min(1) @Max(100) int batch,
        @DefaultValue("15m") @NotNull Duration lease,
        @DefaultValue("24") @Min(1) @Max(100) int attempts,
        @DefaultValue("30s") @NotNull Duration firstRetry,
        @DefaultValue("6h") @NotNull Duration longestRetry,
        @DefaultValue("false") boolean resendUnknown,
        @DefaultValue("300") @Min(1) @Max(100_000) int perDomain,

        @DefaultValue("5s") @NotNull @DurationMin @DurationMax(minutes = 5)
        Duration settle) {

    /** A reminder waits for others no longer, whatever comes. */
    Duration longestSettle() {
        return settle.multipliedBy(12);
    }

    /** What stands behind the at sign of the sender. */
    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }
}
