package io.plimsoll.incident;

import java.time.Instant;
import java.util.List;

/**
 * What somebody reports.
 *
 * @param confirmed false while it is only suspected
 * @param summary what happened
 * @param noticedAt when it was noticed; the clock runs from then
 * @param noticedBy who noticed it, in the reporter's words
 * @param systems what it touches
 * @param data which data it may touch, "" where none is known of
 * @param services ids of the client's services that it affects
 * @param lateReason why it comes after the time for reporting, "" where it does not
 */
public record IncidentReport(
        boolean confirmed,
        String summary,
        Instant noticedAt,
        String noticedBy,
        String systems,
        String data,
        List<String> services,
        String lateReason) {}
