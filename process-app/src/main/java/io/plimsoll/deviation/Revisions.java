package io.plimsoll.deviation;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.CaseMails;
import io.plimsoll.noncompliance.Engagement;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes back a text to change it, and tells the client that nothing of the old one counts. */
@Component
class Revisions {

    private final Agreements agreements;
    private final Engagement engagement;
    private final CaseMails mails;

    Revisions(Agreements agreements, Engagement engagement, CaseMails mails) {
        this.agreements = agreements;
        this.engagement = engagement;
        this.mails = mails;
    }

    void begin(Deviation deviation, String why, Actor by) {
        DeviationText text = deviation.current();
        boolean signed = text.acknowledgement().isPresent();
        deviation.revise(by, why, agreements.now());
        agreements.record(
                deviation,
                "deviation-text-taken-back",
                by,
                Map.of("textSha256", text.requireFrozen().textSha256(), "signed", signed));
        engagement.drop(deviation.number(), "The text is being changed.", by);
        mails.tellClient(
                deviation.number(),
                "deviation-text-changes",
                Set.of(Role.CLIENT_SIGNATORY),
                Agreements.cause(deviation),
                "changes",
                Map.of("reference", deviation.reference(), "signed", signed));
    }
}
