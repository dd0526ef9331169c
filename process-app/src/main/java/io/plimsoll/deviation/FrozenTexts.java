package io.plimsoll.deviation;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Msp;
import io.plimsoll.document.Documents;
import io.plimsoll.document.NewDocument;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.finding.FailingAsset;
import io.plimsoll.finding.Findings;
import io.plimsoll.identity.Actor;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.Standards;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes down what the signatory will see: control, evidence, risk, advice, what signing means, and until when. */
@Component
class FrozenTexts {

    private final Standards standards;
    private final Findings findings;
    private final Clients clients;
    private final Documents documents;
    private final Agreements agreements;
    private final Msp msp;

    FrozenTexts(
            Standards standards,
            Findings findings,
            Clients clients,
            Documents documents,
            Agreements agreements,
            Msp msp) {
        this.standards = standards;
        this.findings = findings;
        this.clients = clients;
        this.documents = documents;
        this.agreements = agreements;
        this.msp = msp;
    }

    void freeze(CaseView about, Deviation deviation, Actor by) {
        List<FailingAsset> failing =
                findings.failing(about.client(), about.control().code());
        StoredDocument kept = documents.render(
                new NewDocument(
                        about.client(),
                        about.number().value(),
                        "deviation-text",
                        "Deviation " + deviation.reference(),
                        "deviation",
                        model(about, deviation, failing)),
                by);
        List<String> assets =
                failing.stream().map(FailingAsset::asset).distinct().toList();
        deviation.freeze(new FrozenText(kept.id(), kept.textSha256(), kept.sha256(), agreements.now()), assets);
        agreements.record(
                deviation,
                "deviation-frozen",
                by,
                Map.of(
                        "document", kept.id(),
                        "textSha256", kept.textSha256(),
                        "pdfSha256", kept.sha256(),
                        "assets", assets.size()));
    }

    private Map<String, Object> model(CaseView about, Deviation deviation, List<FailingAsset> failing) {
        ClientView client = clients.get(about.client(), Actor.system(about.client()));
        Control control = standards.control(about.control());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("reference", deviation.reference());
        model.put("number", about.number().value());
        model.put("clientName", client.name());
        model.put("msp", msp.name());
        model.put("frozenAt", Words.time(agreements.now(), client.calendar().zone()));
        model.put("severity", about.severity().key());
        model.put("renewals", deviation.renewals());
        model.put(
                "control",
                Map.of(
                        "code", control.ref().code(),
                        "version", control.ref().version(),
                        "title", control.title(),
                        "requirement", control.requirement(),
                        "why", control.why()));
        model.put("assets", failing.stream().map(FrozenTexts::line).toList());
        model.putAll(assessed(deviation.current()));
        return model;
    }

    private static Map<String, String> line(FailingAsset failing) {
        return Map.of("name", failing.asset(), "found", failing.title(), "source", failing.source());
    }

    private static Map<String, Object> assessed(DeviationText text) {
        Assessment assessed = text.assessment();
        return Map.of(
                "reason", text.wish().label(),
                "request", text.wish().explanation(),
                "risk", assessed.risk(),
                "before", assessed.before().text(),
                "after", assessed.after().text(),
                "measures", assessed.compensatingControls(),
                "advice", assessed.advice().label() + ". " + assessed.adviceText(),
                "wayForward", assessed.wayForward(),
                "validUntil", Words.date(assessed.validUntil()),
                "cost", assessed.costOfNotFixing());
    }
}
