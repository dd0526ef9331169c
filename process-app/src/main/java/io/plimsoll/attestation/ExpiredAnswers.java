package io.plimsoll.attestation;

import io.plimsoll.attestation.ApplyingQuestions.Applying;
import io.plimsoll.finding.Attested;
import io.plimsoll.finding.Findings;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts on record which answers count no more; what they covered is not met until somebody answers anew. */
@Component
class ExpiredAnswers {

    private static final String DETAIL = "Answer expired: what was said counts no more and was not renewed.";

    private final AttestationRows rows;
    private final Findings findings;
    private final Ledger ledger;

    ExpiredAnswers(AttestationRows rows, Findings findings, Ledger ledger) {
        this.rows = rows;
        this.findings = findings;
        this.ledger = ledger;
    }

    void record(ClientId client, List<Applying> applies, Instant now) {
        Map<String, Answer> answers = rows.answers(client);
        Map<Applying, Answer> over = new LinkedHashMap<>();
        for (Applying one : applies) {
            Answer answer = answers.get(one.question().id());
            if (answer != null && !answer.expired() && !answer.counts(now)) {
                over.put(one, answer);
            }
        }
        if (over.isEmpty()) {
            return;
        }
        over.values().forEach(answer -> rows.expire(client, answer));
        ledger.append(new LedgerFact(
                Chain.of(client),
                "attestation-expired",
                client.value(),
                Actor.system(client),
                Map.of("questions", over.values().stream().map(Answer::question).toList())));
        findings.attest(
                client,
                over.keySet().stream()
                        .map(one ->
                                new Attested(one.question().id(), one.question().text(), false, DETAIL))
                        .toList(),
                Actor.system(client));
    }
}
