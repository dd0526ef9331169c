package io.plimsoll.standard;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The catalogues, which client has adopted which, and what therefore applies to it. */
@Component
public class Standards {

    /** The newest version of each standard, by id. */
    public List<StandardView> all() {
        throw new UnsupportedOperationException();
    }

    /** One control of one version; every version ever loaded stays readable. */
    public Control control(ControlRef ref) {
        throw new UnsupportedOperationException();
    }

    /** The control of that code in the version that the client has adopted; empty where it has not. */
    public Optional<Control> adopted(ClientId client, String code) {
        throw new UnsupportedOperationException();
    }

    /** The standards that the client has adopted. */
    public List<StandardView> adoptedBy(ClientId client, Actor reader) {
        throw new UnsupportedOperationException();
    }

    /** Records that a client adopts a version from now on. */
    public void adopt(ClientId client, String standard, String version, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Whether the control opens cases for the client: a requirement, the client's task, adopted, its conditions met, and a service that is not terminated depends on it. */
    public Applicability applicability(ClientId client, Control control) {
        throw new UnsupportedOperationException();
    }
}
