package io.plimsoll.process;

import io.plimsoll.identity.ClientId;
import io.plimsoll.incident.IncidentFlow;
import io.plimsoll.incident.IncidentNumber;
import org.springframework.stereotype.Component;

/** Runs one instance of the model {@code incident-notification} for each incident. */
@Component
class CamundaIncidents implements IncidentFlow {

    private static final String INCIDENT = "incident-notification";
    private static final String OVER = "incident.over";

    private final CamundaMatters matters;

    CamundaIncidents(CamundaMatters matters) {
        this.matters = matters;
    }

    @Override
    public void reported(IncidentNumber number, ClientId client) {
        matters.begin(INCIDENT, number.value(), client);
    }

    @Override
    public void ended(IncidentNumber number, ClientId client) {
        matters.tell(INCIDENT, OVER, number.value(), client);
    }
}
