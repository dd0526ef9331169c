package io.plimsoll.mail;

import java.time.Duration;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * How mail to one domain went in one month.
 *
 * @param month in which it was queued, UTC
 * @param domain of the recipients
 * @param sent taken by our server of mail
 * @param unknown perhaps delivered
 * @param dead given up, or came back
 * @param waiting not sent yet
 * @param median from queued to sent, half of those that were sent took no longer; null where none was
 * @param p95 the same for 95 of a hundred
 */
public record DeliveryFigures(
        YearMonth month,
        String domain,
        long sent,
        long unknown,
        long dead,
        long waiting,
        @Nullable Duration median,
        @Nullable Duration p95) {}
