package io.plimsoll.enforcement;

import io.plimsoll.client.ClientView;
import io.plimsoll.document.Documents;
import io.plimsoll.identity.Actor;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.Verification;
import io.plimsoll.noncompliance.CaseView;
import io.plimsoll.noncompliance.EngagementStory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Gathers what a termination rests on: the timeline, notices, engagement, and the state of the ledger. */
@Component
class TerminationPack {

    private static final Set<String> DECISIONS = Set.of(
            "answer-given",
            "deviation-signed",
            "deviation-declined",
            "deviation-approved",
            "deviation-rejected",
            "pause-decided",
            "pause-prepared",
            "pause-approved",
            "pause-prolonged",
            "termination-recommended",
            "termination-approved",
            "order-done-by-hand",
            "gateway-reconciled");

    private final Matters matters;
    private final EngagementStory story;
    private final ServiceOrderRepository orders;
    private final Documents documents;
    private final Ledger ledger;

    TerminationPack(
            Matters matters, EngagementStory story, ServiceOrderRepository orders, Documents documents, Ledger ledger) {
        this.matters = matters;
        this.story = story;
        this.orders = orders;
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
        model.put("recommendedBy", termination.recommendedBy().shown());
        model.put("recommendedAt", Papers.moment(termination.recommendedAt(), client));
        model.put("approvedBy", termination.decidedBy().orElseThrow().shown());
        model.put("terminatedAt", Papers.moment(termination.terminatedAt().orElseThrow(), client));
        model.put("verdict", story.verdict(matter.number()).sentence());
        model.put("engagement", engagement(matter, client, system));
        model.put("decisions", decisions(matter, client, system));
        model.put("orders", orders(matter, client));
        model.put("documents", documents(matter, client, system));
        model.put("ledger", ledger(matter, client, system));
        prove(model, matter, system);
        // the index says how much there is of what has many lines
        for (String part : List.of("decisions", "orders", "engagement", "documents", "ledger")) {
            model.put(part + "Count", ((List<?>) Objects.requireNonNull(model.get(part))).size());
        }
        return model;
    }

    /** What shows that nothing before this was changed: the chain as verified now, and its head, signed. */
    private void prove(Map<String, Object> model, CaseView matter, Actor system) {
        Chain chain = Chain.of(matter.client());
        Verification whole = ledger.verify(chain, system);
        model.put("ledgerEntries", whole.entries());
        model.put("ledgerHead", whole.head());
        model.put("ledgerValid", whole.valid());
        // over a chain that is broken nothing is signed; the pack then says so
        model.put("signedHead", whole.valid() ? ledger.seal(chain).text() : "");
    }

    /** Who signed, declined, approved or recommended what. */
    private List<Map<String, String>> decisions(CaseView matter, ClientView client, Actor system) {
        return ledger.about(Chain.of(matter.client()), matter.number(), system).stream()
                .filter(row -> DECISIONS.contains(row.event()))
                .map(row -> Map.of(
                        "at", Papers.moment(row.at(), client),
                        "what", row.event().replace('-', ' '),
                        "by", row.by(),
                        "sequence", String.valueOf(row.sequence())))
                .toList();
    }

    /** What the systems, or people, were told to do, and what came of it. */
    private List<Map<String, String>> orders(CaseView matter, ClientView client) {
        return orders.findByCaseNumberOrderById(matter.number().value()).stream()
                .map(order -> Map.of(
                        "at", Papers.moment(order.givenAt(), client),
                        "what",
                                "%s %s"
                                        .formatted(
                                                OrderWords.verb(order.action()),
                                                matters.names(matter.client(), List.of(order.serviceId()))
                                                        .get(0)),
                        "state", order.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        "proof", order.hand().isEmpty() ? order.reference() : order.hand()))
                .toList();
    }

    private List<Map<String, String>> engagement(CaseView matter, ClientView client, Actor system) {
        return story.marks(matter.number(), system).stream()
                .map(mark -> Map.of(
                        "at", Papers.moment(mark.at(), client),
                        "word", mark.word(),
                        "detail", mark.detail(),
                        "how", mark.how()))
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
