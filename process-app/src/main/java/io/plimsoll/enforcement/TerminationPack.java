package io.plimsoll.enforcement;

import io.plimsoll.client.ClientView;
import io.plimsoll.document.Documents;
import io.plimsoll.identity.Actor;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.Verification;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.Engagement;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gathers what a termination rests on: the timeline, notices, engagement, and the state of the ledger. */
@Component
class TerminationPack {

    private final Matters matters;
    private final Engagement engagement;
    private final Documents documents;
    private final Ledger ledger;

    TerminationPack(Matters matters, Engagement engagement, Documents documents, Ledger ledger) {
        this.matters = matters;
        this.engagement = engagement;
        this.documents = documents;
        this.ledger = ledger;
    }

    Map<String, Object> contents(CaseView matter, Termination termination) {
        Actor system = Actor.system(matter.client());
        ClientView client = matters.client(matter.client());
        Map<String, Object> model = Papers.common(matters.subject(matter));
        model.put("services", matters.names(matter.client(), termination.serviceIds()));
        model.put("determination", termination.determination());
        model.put("grounds", termination.grounds().lines().toList());
        model.put("recommendedBy", termination.recommendedBy().name());
        model.put("recommendedAt", Papers.moment(termination.recommendedAt(), client));
        model.put("approvedBy", termination.decidedBy().orElseThrow().name());
        model.put("terminatedAt", Papers.moment(termination.terminatedAt().orElseThrow(), client));
        model.put("engagement", engagement(matter, client, system));
        model.put("documents", documents(matter, client, system));
        model.put("ledger", ledger(matter, client, system));
        Verification whole = ledger.verify(Chain.of(matter.client()), system);
        model.put("ledgerEntries", whole.entries());
        model.put("ledgerHead", whole.head());
        model.put("ledgerValid", whole.valid());
        return model;
    }

    private List<Map<String, String>> engagement(CaseView matter, ClientView client, Actor system) {
        return engagement.record(matter.number(), system).stream()
                .map(entry -> Map.of(
                        "at", Papers.moment(entry.at(), client),
                        "detail", entry.detail(),
                        "by", entry.by()))
                .toList();
    }

    private List<Map<String, String>> documents(CaseView matter, ClientView client, Actor system) {
        return documents.about(matter.client(), matter.number().value(), system).stream()
                .map(document -> Map.of(
                        "title", document.title(),
                        "at", Papers.moment(document.storedAt(), client),
                        "sha256", document.sha256()))
                .toList();
    }

    private List<Map<String, String>> ledger(CaseView matter, ClientView client, Actor system) {
        return ledger.about(Chain.of(matter.client()), matter.number(), system).stream()
                .map(row -> Map.of(
                        "sequence", String.valueOf(row.sequence()),
                        "at", Papers.moment(row.at(), client),
                        "event", row.event(),
                        "hash", row.hash()))
                .toList();
    }
}
