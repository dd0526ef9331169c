package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.PlimsollTest;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may hold all mail, what is kept of it, and that a restored database holds it by itself. */
@PlimsollTest
class MailHoldModuleTests {

    private static final Actor ADMIN = OutboxBench.person(ClientScope.everyone(), Role.ADMINISTRATOR);

    @Autowired
    MailHold hold;

    @Autowired
    Mails mails;

    @Autowired
    Outbox outbox;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transactions;

    @TempDir
    Path data;

    @AfterEach
    void releaseAll() {
        db.sql("update outbox_hold set open_key = null").update();
    }

    private boolean queue() {
        MailOrder order = OutboxBench.order(UUID.randomUUID().toString());
        return Boolean.TRUE.equals(transactions.execute(status -> mails.queue(order)));
    }

    /** Whether a relay would find something to send now. */
    private boolean somethingLeaves() {
        Instant now = Instant.now().plusSeconds(5);
        return Boolean.TRUE.equals(transactions.execute(status -> {
            status.setRollbackOnly();
            return !outbox.due(now, 1, Set.of()).isEmpty();
        }));
    }

    @Test
    void itIsKeptWhoHeldMailWhyAndWhoLetItGo() {
        assertThat(queue()).isTrue();
        assertThat(somethingLeaves()).isTrue();
        long before = ledgered().size();

        assertThat(hold.hold("The server sends twice", ADMIN)).isTrue();
        assertThat(hold.hold("Again", ADMIN)).isFalse();
        assertThat(somethingLeaves()).isFalse();
        assertThat(hold.now(ADMIN)).hasValueSatisfying(held -> {
            assertThat(held.by()).isEqualTo("Pat");
            assertThat(held.reason()).isEqualTo("The server sends twice");
        });
        assertThat(hold.release(ADMIN)).isTrue();
        assertThat(hold.release(ADMIN)).isFalse();

        assertThat(hold.now(ADMIN)).isEmpty();
        assertThat(somethingLeaves()).isTrue();
        assertThat(ledgered().stream().skip(before)).containsExactly("mail-held", "mail-released");
    }

    private List<String> ledgered() {
        return db
                .sql("select canonical from ledger_entry where chain = ? order by seq")
                .param(Chain.msp().name())
                .query(String.class)
                .list()
                .stream()
                .map(entry -> entry.replaceAll("(?s).*\"event\":\"([a-z-]+)\".*", "$1"))
                .filter(event -> event.startsWith("mail-"))
                .toList();
    }

    @Test
    void onlyAnAdministratorOfTheWholeHouseHoldsMail() {
        Actor limited = OutboxBench.person(ClientScope.of(new ClientId("harbor")), Role.ADMINISTRATOR);
        for (Actor other : List.of(limited, OutboxBench.person(ClientScope.everyone(), Role.AUDITOR))) {
            assertThatThrownBy(() -> hold.hold("Because", other)).isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> hold.release(other)).isInstanceOf(AccessDenied.class);
        }
        assertThatThrownBy(() -> hold.now(OutboxBench.person(ClientScope.everyone(), Role.ANALYST)))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void aDatabaseThatDoesNotKnowWhatWasSentLastSendsNothingUntilItIsReleased() {
        queue();
        var mark = new RestoreMark(data.resolve("last-mail"));
        hold.holdIfRestored(mark);
        assertThat(hold.now(ADMIN)).isEmpty();

        mark.sent("0192-sent-after-the-backup");
        hold.holdIfRestored(mark);

        assertThat(hold.now(ADMIN)).hasValueSatisfying(held -> {
            assertThat(held.by()).isEqualTo("Plimsoll");
            assertThat(held.reason()).contains("restored");
        });
        assertThat(somethingLeaves()).isFalse();
        hold.holdIfRestored(mark);
        assertThat(hold.release(ADMIN)).isTrue();
        assertThat(somethingLeaves()).isTrue();
    }
}
