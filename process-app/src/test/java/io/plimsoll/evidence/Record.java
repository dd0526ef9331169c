package io.plimsoll.evidence;

import io.plimsoll.document.Documents;
import io.plimsoll.document.NewDocument;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.ledger.SignedHead;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** A client's record of a test's own: forty entries by three people, five heads, two documents. */
final class Record {

    static final int ENTRIES = 40;

    final ClientId client = new ClientId("ev-" + UUID.randomUUID().toString().substring(0, 8));
    final Chain chain = Chain.of(client);
    final Actor auditor = actor("auditor-" + client.value(), "Udo Richter", Role.AUDITOR);
    final Actor member = actor("member-" + client.value(), "Mia Jung", Role.CLIENT_MEMBER);
    final Actor manager = actor("manager-" + client.value(), "Nora Stein", Role.SERVICE_MANAGER);
    final List<SignedHead> heads = new ArrayList<>();
    final List<StoredDocument> documents = new ArrayList<>();

    Record(Ledger ledger, Documents stored, TransactionTemplate transaction) {
        List<Actor> people = List.of(auditor, member, manager);
        for (int i = 1; i <= ENTRIES - 2; i++) {
            LedgerFact fact = new LedgerFact(
                    chain, "round-begun", "NC-2026-000001", people.get(i % 3), Map.of("round", i, "words", "näch “x”"));
            transaction.executeWithoutResult(status -> ledger.append(fact));
            if (i % 9 == 0) {
                heads.add(ledger.seal(chain));
            }
        }
        documents.add(stored.render(note("first"), manager));
        documents.add(stored.render(note("second"), manager));
        heads.add(ledger.seal(chain));
    }

    private NewDocument note(String text) {
        return new NewDocument(
                client,
                "NC-2026-000001",
                "test-note",
                "A note",
                "test-note",
                Map.of("heading", "Heading", "text", text, "lines", List.of(), "day", LocalDate.of(2026, 11, 22)));
    }

    private Actor actor(String subject, String name, Role role) {
        return new Actor(subject, "login-" + subject, name, "", Set.of(role), ClientScope.of(client), SignIn.none());
    }
}
