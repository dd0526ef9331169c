package io.plimsoll.incident;

import java.util.List;

/** What became of a report. */
public sealed interface IncidentReported {

    /** One incident for each client that it concerns. */
    record Taken(List<IncidentView> incidents) implements IncidentReported {}

    /**
     * Nothing was kept.
     *
     * @param field of the report
     * @param message what to do about it, plain
     */
    record Refused(String field, String message) implements IncidentReported {}
}
