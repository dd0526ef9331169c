package io.plimsoll.rehearsal;

import static java.util.stream.Collectors.groupingBy;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.deviation.AgreementHistories;
import io.plimsoll.deviation.PastText;
import io.plimsoll.enforcement.PastPause;
import io.plimsoll.enforcement.PauseHistories;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.PastFact;
import io.plimsoll.noncompliance.CaseHistories;
import io.plimsoll.noncompliance.CaseHistory;
import io.plimsoll.policy.Decisions;
import io.plimsoll.rehearsal.Rehearsal.Compared;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Replays cases page by page, each page a transaction of its own, so that memory holds one page. */
@Component
class RehearsalPages {

    private final CaseHistories histories;
    private final AgreementHistories agreements;
    private final PauseHistories pauses;
    private final Ledger ledger;
    private final WorkingTime time;

    RehearsalPages(
            CaseHistories histories,
            AgreementHistories agreements,
            PauseHistories pauses,
            Ledger ledger,
            WorkingTime time) {
        this.histories = histories;
        this.agreements = agreements;
        this.pauses = pauses;
        this.ledger = ledger;
        this.time = time;
    }

    /** Whom the cases belong to, and by what they are judged. */
    record Question(
            Instant from,
            Instant until,
            Map<ClientId, String> tiers,
            Decisions inForce,
            int version,
            Decisions draft) {}

    record Replayed(ClientId client, Compared compared) {}

    /** @param last the number of the page's last case; null where there are no more */
    record Page(List<Replayed> cases, @Nullable String last) {}

    @Transactional(readOnly = true)
    Page page(Question question, String after, int most, Actor by) {
        List<CaseHistory> cases = histories.page(question.from(), question.until(), after, most, by);
        List<String> numbers = cases.stream().map(one -> one.number().value()).toList();
        Set<ClientId> clients = cases.stream().map(CaseHistory::client).collect(Collectors.toSet());
        Map<String, List<PastText>> texts = agreements.of(numbers).stream().collect(groupingBy(PastText::caseNumber));
        Map<String, List<PastPause>> paused = pauses.of(numbers).stream().collect(groupingBy(PastPause::caseNumber));
        Map<String, List<PastFact>> rated = facts("case-rated", clients, numbers, by);
        Map<String, List<PastFact>> enforced = facts("enforcement-begun", clients, numbers, by);
        List<Replayed> replayed = cases.stream()
                .map(one -> {
                    String number = one.number().value();
                    return replay(
                            question,
                            new Facts(
                                    one,
                                    question.tiers().getOrDefault(one.client(), ""),
                                    rating(since(one, rated.get(number))),
                                    texts.getOrDefault(number, List.of()),
                                    since(one, enforced.get(number)).size(),
                                    paused.getOrDefault(number, List.of()).size()));
                })
                .toList();
        return new Page(replayed, cases.size() < most ? null : numbers.get(most - 1));
    }

    private Replayed replay(Question question, Facts facts) {
        return new Replayed(
                facts.history().client(),
                new Compared(
                        facts.happened(),
                        Replay.of(facts, question.inForce(), question.version(), time, question.until()),
                        Replay.of(facts, question.draft(), question.version(), time, question.until())));
    }

    private Map<String, List<PastFact>> facts(String event, Set<ClientId> clients, List<String> numbers, Actor by) {
        return ledger.facts(event, clients, numbers, by).stream().collect(groupingBy(PastFact::subject));
    }

    /** What belongs to an earlier time of a case that was reopened is left out. */
    private static List<PastFact> since(CaseHistory one, @Nullable List<PastFact> facts) {
        return facts == null
                ? List.of()
                : facts.stream()
                        .filter(fact -> !fact.at().isBefore(one.openedAt()))
                        .toList();
    }

    private static Facts.@Nullable Rated rating(List<PastFact> rated) {
        if (rated.isEmpty()) {
            return null;
        }
        Map<String, ?> facts = rated.get(rated.size() - 1).facts();
        String reported = facts.get("reported") instanceof String said ? said : "";
        return new Facts.Rated(
                String.valueOf(facts.get("control")),
                reported.isEmpty() ? null : reported,
                facts.get("assets") instanceof Number assets ? assets.intValue() : 0);
    }
}
