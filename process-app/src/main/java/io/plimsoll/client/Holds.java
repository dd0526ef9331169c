package io.plimsoll.client;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which case holds which service; a service runs again when its last hold is released. */
@Component
public class Holds {

    /** Records that the case is about to hold the services; repeating changes nothing. */
    public void request(ClientId client, CaseNumber number, Collection<String> serviceIds, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** The gateway (or a person) confirmed: the hold is in effect and the service PAUSED. */
    public void confirm(String holdId, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** The hold is being released. */
    public void releasing(String holdId, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** The hold is gone; the service becomes ACTIVE if it was the last. */
    public void released(String holdId, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Open holds (not RELEASED) of a case. */
    public List<HoldView> open(ClientId client, CaseNumber number) {
        throw new UnsupportedOperationException();
    }

    /** Whether another case also holds this service. */
    public boolean heldByOthers(String serviceId, CaseNumber number) {
        throw new UnsupportedOperationException();
    }

    /** Ends services for good: holds on them are closed, state TERMINATED. */
    public void terminate(ClientId client, CaseNumber number, Collection<String> serviceIds, Actor by) {
        throw new UnsupportedOperationException();
    }
}
