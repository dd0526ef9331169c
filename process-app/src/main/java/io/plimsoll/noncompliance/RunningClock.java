package io.plimsoll.noncompliance;

import io.plimsoll.client.Deadline;

/**
 * A clock that runs and counts a client's working time.
 *
 * @param what it leaves time for: the form's id of what is asked, or the name of a term, as in {@code cure-window}
 * @param about the number of the case or of the adoption, or the client
 * @param title what people call the matter
 * @param page where it is shown
 * @param due until when, and by which calendar that was told
 */
public record RunningClock(String what, String about, String title, String page, Deadline due) {

    /** Names it among all clocks of its client. */
    public String id() {
        return what + ":" + about;
    }
}
