package io.plimsoll.process;

import io.plimsoll.adoption.AdoptionFlow;
import io.plimsoll.adoption.AdoptionNumber;
import io.plimsoll.identity.ClientId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Runs one instance of the model {@code standard-adoption} for each version that is brought to a client. */
@Component
class CamundaAdoptions implements AdoptionFlow {

    private static final String ADOPTION = "standard-adoption";
    private static final String OVER = "adoption.over";

    private final CamundaMatters matters;
    private final RequestClocks clocks;

    CamundaAdoptions(CamundaMatters matters, RequestClocks clocks) {
        this.matters = matters;
        this.clocks = clocks;
    }

    @Override
    public void announced(AdoptionNumber number, ClientId client) {
        matters.begin(ADOPTION, number.value(), client);
    }

    @Override
    public void replanned(AdoptionNumber number, ClientId client, Instant due, boolean reminders) {
        clocks.set(client, number.value(), "adoptionSteps.dueAt", due, reminders);
    }

    @Override
    public void ended(AdoptionNumber number, ClientId client) {
        matters.tell(ADOPTION, OVER, number.value(), client);
    }
}
