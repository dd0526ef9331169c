package io.plimsoll.adoption;

import io.plimsoll.adoption.Impact.Accepted;
import io.plimsoll.adoption.Impact.Change;
import io.plimsoll.adoption.Impact.Line;
import io.plimsoll.adoption.Impact.Matter;
import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Msp;
import io.plimsoll.document.Documents;
import io.plimsoll.document.NewDocument;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.identity.Actor;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes down what the signatory will see: what changes, what of it applies, what it touches, and when it binds. */
@Component
class ImpactTexts {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Standards standards;
    private final Clients clients;
    private final Documents documents;
    private final Msp msp;
    private final Clock clock;

    ImpactTexts(Standards standards, Clients clients, Documents documents, Msp msp, Clock clock) {
        this.standards = standards;
        this.clients = clients;
        this.documents = documents;
        this.msp = msp;
        this.clock = clock;
    }

    FrozenImpact freeze(Adoption adoption, Impact impact) {
        Actor system = Actor.system(adoption.client());
        StandardView standard = standards.version(adoption.standard(), adoption.to());
        StoredDocument kept = documents.render(
                new NewDocument(
                        adoption.client(),
                        adoption.number().value(),
                        "standard-impact",
                        "%s, version %s".formatted(standard.title(), standard.version()),
                        "standard-impact",
                        model(adoption, standard, impact)),
                system);
        return new FrozenImpact(kept.id(), kept.textSha256(), kept.sha256(), clock.instant());
    }

    private Map<String, Object> model(Adoption adoption, StandardView standard, Impact impact) {
        ClientView client = clients.get(adoption.client(), Actor.system(adoption.client()));
        ZoneId zone = ZoneId.of(adoption.zone());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("clientName", client.name());
        model.put("msp", msp.name());
        model.put("number", adoption.number().value());
        model.put("standard", standard.title());
        model.put("summary", standard.summary());
        model.put("version", standard.version());
        model.put("from", adoption.from());
        model.put("writtenAt", moment(clock.instant(), zone));
        model.put("inForceAt", moment(adoption.inForceAt(), zone));
        model.put("dueAt", moment(adoption.dueAt(), zone));
        model.put(
                "added",
                lines(impact.added().stream()
                        .filter(line -> line.control().requirementKind())
                        .toList()));
        model.put("changed", impact.changed().stream().map(ImpactTexts::change).toList());
        model.put("removed", lines(impact.removed()));
        model.put("obligations", lines(impact.obligations()));
        model.put(
                "newly", impact.newlyApplying().stream().map(ImpactTexts::name).toList());
        model.put("matters", impact.matters().stream().map(ImpactTexts::matter).toList());
        model.put(
                "deviations",
                impact.deviations().stream().map(ImpactTexts::accepted).toList());
        return model;
    }

    private static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    private static List<Map<String, String>> lines(List<Line> those) {
        return those.stream()
                .map(line -> Map.of(
                        "code", line.control().ref().code(),
                        "title", line.control().title(),
                        "requirement", line.control().requirement(),
                        "severity", line.control().severity().key(),
                        "applies", line.applies() ? "yes" : "no"))
                .toList();
    }

    private static Map<String, String> change(Change one) {
        return Map.of(
                "code", one.after().ref().code(),
                "title", one.after().title(),
                "before", said(one.before()),
                "after", said(one.after()),
                "applies", one.applies() ? "yes" : "no");
    }

    private static String said(Control control) {
        return control.requirement() + " Severity: " + control.severity().key() + ".";
    }

    private static String name(Control control) {
        return control.ref().code() + " " + control.title();
    }

    private static Map<String, String> matter(Matter one) {
        return Map.of("number", one.number(), "code", one.code(), "title", one.title(), "how", one.how());
    }

    private static Map<String, String> accepted(Accepted one) {
        return Map.of("reference", one.reference(), "title", one.title(), "until", DAY.format(one.validUntil()));
    }
}
