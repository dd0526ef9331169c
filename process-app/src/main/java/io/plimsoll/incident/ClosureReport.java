package io.plimsoll.incident;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Msp;
import io.plimsoll.document.Documents;
import io.plimsoll.document.NewDocument;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.incident.IncidentView.Conclusion;
import io.plimsoll.incident.IncidentView.Disclosure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The report at the end of an incident: what happened when, why, and what is learned; for the client's people too. */
@Component
@Transactional
public class ClosureReport {

    private final IncidentRepository incidents;
    private final IncidentRows rows;
    private final IncidentRecord record;
    private final IncidentMails mails;
    private final Documents documents;
    private final Clients clients;
    private final Msp msp;
    private final Clock clock;

    ClosureReport(
            IncidentRepository incidents,
            IncidentRows rows,
            IncidentRecord record,
            IncidentMails mails,
            Documents documents,
            Clients clients,
            Msp msp,
            Clock clock) {
        this.incidents = incidents;
        this.rows = rows;
        this.record = record;
        this.mails = mails;
        this.documents = documents;
        this.clients = clients;
        this.msp = msp;
        this.clock = clock;
    }

    /** Step: makes the report and, where the client knows of the incident, tells it. */
    public void issue(IncidentNumber number) {
        Incident incident = incidents.findByNumber(number.value()).orElseThrow(NotVisible::new);
        Actor system = Actor.system(incident.client());
        Conclusion conclusion = incident.conclusion().orElseThrow();
        record.open(incident, "incident-closed", system, Map.of(), "");
        StoredDocument kept = documents.render(
                new NewDocument(
                        incident.client(),
                        number.value(),
                        "incident-report",
                        "Report on incident " + number,
                        "incident-report",
                        model(incident, conclusion)),
                system);
        incident.reportedIn(kept.id());
        if (!incident.ours() || incident.toldAt() != null) {
            mails.tellClient(
                    incident,
                    "incident-closed",
                    "closed",
                    Map.of(
                            "rootCause", conclusion.rootCause(),
                            "measures", conclusion.measures(),
                            "lessons", conclusion.lessons()));
        }
    }

    private Map<String, Object> model(Incident incident, Conclusion conclusion) {
        ClientView client = clients.get(incident.client(), Actor.system(incident.client()));
        ZoneId zone = client.calendar().zone();
        Instant now = clock.instant();
        Duration late = incident.overrun(now);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("clientName", client.name());
        model.put("msp", msp.name());
        model.put("number", incident.number().value());
        model.put("writtenAt", IncidentWords.moment(now, zone));
        model.put("summary", incident.summary());
        model.put("systems", incident.systems());
        model.put("data", incident.data());
        model.put("services", String.join(", ", rows.services(incident)));
        model.put("severity", incident.rating().orElseThrow().severity().key());
        model.put("noticedAt", IncidentWords.moment(incident.noticedAt(), zone));
        model.put("noticedBy", incident.noticedBy());
        model.put("reportedAt", IncidentWords.moment(incident.reportedAt(), zone));
        model.put("reportedBy", incident.reporterName());
        model.put("clockEndsAt", IncidentWords.moment(incident.clockEndsAt(), zone));
        model.put("ours", incident.ours());
        model.put("overrun", late.isZero() ? "" : IncidentWords.lasting(late));
        model.put("lateReason", incident.lateReason());
        model.put("rootCause", conclusion.rootCause());
        model.put("measures", conclusion.measures());
        model.put("lessons", conclusion.lessons());
        model.put(
                "taskForce",
                rows.taskForce(incident).stream().map(ClosureReport::line).toList());
        model.put("disclosures", disclosures(incident, zone));
        model.put("timeline", timeline(incident, zone));
        return model;
    }

    private static Map<String, String> line(IncidentView.Member member) {
        return Map.of("name", member.name(), "part", member.part(), "contact", member.contact());
    }

    private List<Map<String, String>> disclosures(Incident incident, ZoneId zone) {
        return rows.disclosures(incident).stream()
                .map(one -> Map.of(
                        "whom", IncidentWords.whom(one.whom()),
                        "due", IncidentWords.moment(one.dueAt(), zone),
                        "outcome", one.outcome().equals("done") ? "told" : "does not apply",
                        "at", at(one, zone),
                        "words", one.words()))
                .toList();
    }

    private static String at(Disclosure one, ZoneId zone) {
        Instant at = one.at();
        if (at == null) {
            return "";
        }
        String said = IncidentWords.moment(at, zone);
        return one.late(at) ? said + ", late by " + IncidentWords.lasting(Duration.between(one.dueAt(), at)) : said;
    }

    private List<Map<String, String>> timeline(Incident incident, ZoneId zone) {
        return rows.lines(incident, true).stream()
                .map(line -> Map.of(
                        "at", IncidentWords.moment(line.at(), zone),
                        "what", IncidentWords.event(line.what()),
                        "by", line.by(),
                        "words", line.words()))
                .toList();
    }
}
