package io.plimsoll.adoption;

import io.plimsoll.standard.Control;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a version changes for a client.
 *
 * @param added controls that the version before does not have
 * @param changed controls that say something else now
 * @param removed controls that it has no more
 * @param obligations all that it asks of people rather than of systems; they are confirmed with it
 * @param matters open cases about what changes or is gone
 * @param deviations what is accepted for now about what changes or is gone
 */
public record Impact(
        List<Line> added,
        List<Change> changed,
        List<Line> removed,
        List<Line> obligations,
        List<Matter> matters,
        List<Accepted> deviations) {

    /**
     * A control.
     *
     * @param applies whether it opens cases for this client
     * @param reason why it does or does not, "" where that was not asked
     */
    public record Line(Control control, boolean applies, String reason) {}

    /**
     * A control before and after.
     *
     * @param newly whether it begins to open cases for this client
     */
    public record Change(Control before, Control after, boolean applies, boolean newly) {}

    /**
     * An open case.
     *
     * @param how what becomes of its control: it changes, or falls away, and the case ends with it
     */
    public record Matter(String number, String code, String title, String state, String how) {}

    /** An agreement in force. */
    public record Accepted(String reference, String number, String title, LocalDate validUntil) {}

    /** The controls that begin to open cases for this client. */
    public List<Control> newlyApplying() {
        return Stream.concat(
                        added.stream().filter(Line::applies).map(Line::control),
                        changed.stream().filter(Change::newly).map(Change::after))
                .toList();
    }
}
