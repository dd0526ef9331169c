package io.plimsoll.noncompliance;

import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Role;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Queues mail about a case with the model that every case template may rely on. */
@Component
public class CaseMails {

    /** Tells the client's contacts of these roles (all signatories if nobody has one of them). */
    public void tellClient(
            CaseNumber number, String event, Set<Role> roles, String cause, String step, Map<String, Object> model) {
        throw new UnsupportedOperationException();
    }

    /** Tells the MSP's mailbox of that role. */
    public void tellMsp(
            CaseNumber number, String event, Role role, String cause, String step, Map<String, Object> model) {
        throw new UnsupportedOperationException();
    }
}
