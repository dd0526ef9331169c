package io.plimsoll.deviation;

import io.plimsoll.client.ClientView;
import io.plimsoll.client.Clients;
import io.plimsoll.client.Msp;
import io.plimsoll.document.Documents;
import io.plimsoll.document.NewDocument;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.finding.FailingAsset;
import io.plimsoll.identity.Actor;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.FailingPage;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.RemedyHistory;
import io.plimsoll.standard.Control;
import io.plimsoll.standard.Standards;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes down what the signatory will see: control, evidence, risk, advice, what signing means, and until when. */
@Component
class FrozenTexts {

    /** Results written out; of more the number is said, and the hash of the names says which they are. */
    private static final int LISTED = 200;

    private final Standards standards;
    private final NonCompliances cases;
    private final Clients clients;
    private final Documents documents;
    private final Agreements agreements;
    private final RemedyHistory remedies;
    private final Msp msp;

    FrozenTexts(
            Standards standards,
            NonCompliances cases,
            Clients clients,
            Documents documents,
            Agreements agreements,
            RemedyHistory remedies,
            Msp msp) {
        this.standards = standards;
        this.cases = cases;
        this.clients = clients;
        this.documents = documents;
        this.agreements = agreements;
        this.remedies = remedies;
        this.msp = msp;
    }

    void freeze(CaseView about, Deviation deviation, Actor by) {
        FailingPage failing = cases.failing(about.number(), null, LISTED, by);
        var names = new SortedNames();
        cases.visitAssets(about.number(), names::add, by);
        SortedNames.Proof all = names.proof();
        Scope scope = new Scope(
                failing.items().stream().map(FailingAsset::asset).distinct().toList(), all.count(), all.sha256());
        StoredDocument kept = documents.render(
                new NewDocument(
                        about.client(),
                        about.number().value(),
                        "deviation-text",
                        "Deviation " + deviation.reference(),
                        "deviation",
                        model(about, deviation, failing, scope)),
                by);
        deviation.freeze(new FrozenText(kept.id(), kept.textSha256(), kept.sha256(), agreements.now()), scope);
        agreements.record(
                deviation,
                "deviation-frozen",
                by,
                Map.of(
                        "document", kept.id(),
                        "textSha256", kept.textSha256(),
                        "pdfSha256", kept.sha256(),
                        "assets", scope.assets(),
                        "assetsSha256", scope.sha256()));
    }

    private Map<String, Object> model(CaseView about, Deviation deviation, FailingPage failing, Scope scope) {
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
        model.put("assets", failing.items().stream().map(FrozenTexts::line).toList());
        model.put("scope", scope(failing, scope));
        model.putAll(assessed(deviation.current()));
        List<Map<String, String>> offers = offers(about);
        model.put("offered", !offers.isEmpty());
        model.put("offers", offers);
        List<Map<String, String>> changes = changes(deviation, scope);
        model.put("changed", !changes.isEmpty());
        model.put("changes", changes);
        return model;
    }

    /** What a renewal changes in the agreement that both sides have signed; for a first agreement nothing. */
    private static List<Map<String, String>> changes(Deviation deviation, Scope scope) {
        return deviation.inForceSince().isEmpty()
                ? List.of()
                : Changes.between(deviation.inForceText(), deviation.current(), scope).stream()
                        .map(change -> Map.of(
                                "label", change.label(),
                                "before", change.before().isBlank() ? "none" : change.before(),
                                "after", change.after().isBlank() ? "none" : change.after()))
                        .toList();
    }

    private static Map<String, Object> scope(FailingPage failing, Scope scope) {
        long more = failing.total() - failing.items().size();
        return Map.of(
                "assets", counted(scope.assets(), "asset"),
                "more", more == 0 ? "" : "and %s".formatted(counted(more, "more finding")),
                "sha256", scope.sha256());
    }

    /** What would have taken the risk away and was not wanted: the text names it by itself. */
    private List<Map<String, String>> offers(CaseView about) {
        return remedies.offersNotTaken(about.number()).stream()
                .map(offer -> Map.of(
                        "reference", offer.reference(),
                        "offeredOn", Words.date(offer.offeredOn()),
                        "description", offer.description(),
                        "total", offer.total(),
                        "completion", Words.date(offer.completion()),
                        "cameTo", Words.cameTo(offer),
                        "reason", offer.reason()))
                .toList();
    }

    private static String counted(long count, String what) {
        return String.format(Locale.ENGLISH, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    private static Map<String, String> line(FailingAsset failing) {
        String shortBy = failing.shortBy();
        String found =
                shortBy.isEmpty() ? failing.title() : "%s (falls short by %s)".formatted(failing.title(), shortBy);
        return Map.of("name", failing.asset(), "found", found, "source", failing.source());
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
