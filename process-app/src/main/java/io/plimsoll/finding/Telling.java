package io.plimsoll.finding;

import io.plimsoll.identity.ClientId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the cases piece by piece after it could not be done in one go: halves are told apart, each in a transaction of
 * its own, until only those controls are left that cannot be told. These stay noted and come up the next time, and one
 * case that cannot start keeps no other from starting.
 */
@Component
class Telling {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final AffectedControls affected;
    private final ClientTurns turns;

    Telling(AffectedControls affected, ClientTurns turns) {
        this.affected = affected;
        this.turns = turns;
    }

    /** Outside any transaction; the codes of the controls that could not be told. */
    Set<String> apart(ClientId client, String scan) {
        Set<String> untold = new TreeSet<>();
        tell(client, scan, List.copyOf(affected.noted(client)), untold);
        return untold;
    }

    private void tell(ClientId client, String scan, List<String> controls, Set<String> untold) {
        try {
            turns.inTurn(client, () -> {
                affected.tell(client, scan, new TreeSet<>(controls));
                return true;
            });
        } catch (RuntimeException e) {
            if (controls.size() < 2) {
                LOG.error("The cases of {} could not be told about {}; it comes up the next time", client, controls, e);
                untold.addAll(controls);
                return;
            }
            List<String> halves = new ArrayList<>(controls);
            int middle = halves.size() / 2;
            tell(client, scan, halves.subList(0, middle), untold);
            tell(client, scan, halves.subList(middle, halves.size()), untold);
        }
    }
}
