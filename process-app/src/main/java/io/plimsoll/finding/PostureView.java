package io.plimsoll.finding;

import io.plimsoll.identity.ClientId;
import io.plimsoll.standard.ControlRef;
import io.plimsoll.standard.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a client stands against the requirements that apply to it. An accepted deviation is not met: this knows nothing
 * of agreements.
 *
 * @param areas in the order of the standards
 */
public record PostureView(ClientId client, Counts total, List<Area> areas) {

    /** Requirements by what is known of them; unknown: no source has said anything yet. */
    public record Counts(int met, int notMet, int unknown) {

        Counts plus(State state) {
            return new Counts(
                    met + (state == State.MET ? 1 : 0),
                    notMet + (state == State.NOT_MET ? 1 : 0),
                    unknown + (state == State.UNKNOWN ? 1 : 0));
        }
    }

    /** One area of one standard. */
    public record Area(String standard, String area, Counts counts, List<Line> controls) {}

    /**
     * One requirement.
     *
     * @param failing findings that are not met
     * @param waitsUntil when a case opens if it still fails then, null where it meets the requirement or a case is due
     */
    public record Line(
            ControlRef control,
            String title,
            Severity severity,
            State state,
            long failing,
            @Nullable Instant waitsUntil) {}

    /** What is known of a requirement. */
    public enum State {
        MET,
        NOT_MET,
        UNKNOWN
    }
}
