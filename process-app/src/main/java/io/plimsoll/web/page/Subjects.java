package io.plimsoll.web.page;

import io.plimsoll.adoption.AdoptionNumber;
import io.plimsoll.adoption.AdoptionView;
import io.plimsoll.adoption.Rollouts;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.incident.IncidentNumber;
import io.plimsoll.incident.Incidents;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.NonCompliances;
import org.springframework.stereotype.Component;

/** Finds what tasks are about: a case, an incident, a version of a standard, or the client as a whole. */
@Component
class Subjects {

    private final NonCompliances cases;
    private final Incidents incidents;
    private final Rollouts rollouts;

    Subjects(NonCompliances cases, Incidents incidents, Rollouts rollouts) {
        this.cases = cases;
        this.incidents = incidents;
        this.rollouts = rollouts;
    }

    /** @param matter the number of what it is about; the client's id, or "", for the client as a whole */
    Subject of(ClientId client, String matter, Actor reader) {
        if (CaseNumber.isValid(matter)) {
            return of(cases.get(new CaseNumber(matter), reader));
        }
        if (IncidentNumber.isValid(matter)) {
            Incidents.Headline head = incidents.headline(new IncidentNumber(matter), reader);
            return new Subject(head.title(), head.severity(), matter, "/incidents/" + matter);
        }
        if (AdoptionNumber.isValid(matter)) {
            AdoptionView one = rollouts.get(new AdoptionNumber(matter), reader);
            return new Subject("%s, version %s".formatted(one.title(), one.to()), null, matter, "/adoptions/" + matter);
        }
        return new Subject("Questions that only you can answer", null, "", "/clients/" + client + "/attestation");
    }

    private static Subject of(CaseView one) {
        return new Subject(one.title(), one.severity(), one.number().value(), "/cases/" + one.number());
    }

    /** Whether it is about the client as a whole, which has a page of its own. */
    static boolean isWhole(ClientId client, String matter) {
        return matter.isEmpty() || matter.equals(client.value());
    }
}
