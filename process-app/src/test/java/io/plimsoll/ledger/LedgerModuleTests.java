package io.plimsoll.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plimsoll.PlimsollTest;
import io.plimsoll.database.Together;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@PlimsollTest
class LedgerModuleTests {

    private static final Actor AUDITOR = actor("auditor", "Udo Richter", ClientScope.everyone(), Role.AUDITOR);

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    private final ClientId client =
            new ClientId("ledger-" + UUID.randomUUID().toString().substring(0, 8));
    private final Chain chain = Chain.of(client);
    private Actor signatory;

    @BeforeEach
    void fiveEntries() {
        signatory = actor(UUID.randomUUID().toString(), "Samuel Quinn", ClientScope.of(client), Role.CLIENT_SIGNATORY);
        for (int i = 1; i <= 5; i++) {
            append(i, signatory);
        }
    }

    @Test
    void anUntouchedChainIsWhole() {
        Verification verification = ledger.verify(chain, AUDITOR);

        assertThat(verification.valid()).isTrue();
        assertThat(verification.entries()).isEqualTo(5);
        assertThat(verification.firstBroken()).isNull();
        assertThat(ledger.list(chain, 0, 100, AUDITOR))
                .extracting(LedgerRow::sequence)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(ledger.list(chain, 4, 100, AUDITOR)).singleElement().satisfies(row -> {
            assertThat(row.hash()).isEqualTo(verification.head());
            assertThat(row.by()).isEqualTo("Samuel Quinn");
            assertThat(row.facts()).isEqualTo("{\"round\":5}");
        });
    }

    /** Noted ones are appended at the end, but before what is appended in between. */
    @Test
    void whatIsNotedByManyStandsInItsOrder() {
        transaction.executeWithoutResult(status -> Together.within(() -> {
            ledger.note(fact(6));
            ledger.note(fact(7));
            ledger.append(fact(8));
            ledger.note(fact(9));
            assertThat(ledger.list(chain, 5, 100, AUDITOR)).hasSize(3);
        }));

        assertThat(ledger.list(chain, 5, 100, AUDITOR))
                .extracting(LedgerRow::facts)
                .containsExactly("{\"round\":6}", "{\"round\":7}", "{\"round\":8}", "{\"round\":9}");
        assertThat(ledger.verify(chain, AUDITOR).valid()).isTrue();
    }

    private LedgerFact fact(int round) {
        return new LedgerFact(chain, "answer-given", "NC-2026-000123", signatory, Map.of("round", round));
    }

    @Test
    void aChainWithoutEntriesIsWhole() {
        assertThat(ledger.verify(Chain.of(new ClientId("nobody-yet")), AUDITOR))
                .isEqualTo(new Verification(true, 0, "", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "changed text        | 3 | update ledger_entry set canonical = replace(canonical, '\"round\":3', '\"round\":9') where chain = :chain and seq = 3",
                "changed hash        | 2 | update ledger_entry set hash = repeat('0', 64) where chain = :chain and seq = 2",
                "changed subject     | 4 | update ledger_entry set subject = 'NC-2026-999999' where chain = :chain and seq = 4",
                "removed first       | 1 | delete from ledger_entry where chain = :chain and seq = 1",
                "removed middle      | 3 | delete from ledger_entry where chain = :chain and seq = 3",
                "truncated           | 5 | delete from ledger_entry where chain = :chain and seq = 5",
                "emptied             | 1 | delete from ledger_entry where chain = :chain",
                "head set back       | 5 | update ledger_head set entries = 4 where chain = :chain",
                "head of other hash  | 5 | update ledger_head set hash = repeat('a', 64) where chain = :chain",
                "head removed        | 1 | delete from ledger_head where chain = :chain",
                "moved to the end    | 2 | update ledger_entry set seq = 6 where chain = :chain and seq = 2",
                "author renamed      | 1 | update ledger_person set name = 'Somebody Else' where name = 'Samuel Quinn'",
                "unreadable          | 3 | update ledger_entry set canonical = 'gone' where chain = :chain and seq = 3"
            })
    void tamperingIsFoundAtTheFirstPlaceThatDoesNotFit(String kind, long firstBroken, String sql) {
        db.sql(sql).param("chain", chain.name()).update();

        Verification verification = ledger.verify(chain, AUDITOR);

        assertThat(verification.valid()).as(kind).isFalse();
        assertThat(verification.firstBroken()).as(kind).isEqualTo(firstBroken);
    }

    @Test
    void twoEntriesThatChangedPlacesAreFound() {
        moveEntry(2, 100);
        moveEntry(3, 2);
        moveEntry(100, 3);

        assertThat(ledger.verify(chain, AUDITOR).firstBroken()).isEqualTo(2);
    }

    @Test
    void anEntryWhoseHashWasRecomputedIsFoundByItsSuccessor() {
        String forged = ledgerText(2).replace("\"round\":2", "\"round\":7");
        db.sql("update ledger_entry set canonical = ?, hash = ? where chain = ? and seq = 2")
                .params(forged, Sha256.hex(forged), chain.name())
                .update();

        assertThat(ledger.verify(chain, AUDITOR).firstBroken()).isEqualTo(3);
    }

    @Test
    void anEntryTakenFromAnotherChainIsFound() {
        String foreign = ledgerText(1).replace(chain.name(), "client:other");
        db.sql("update ledger_entry set canonical = ?, hash = ? where chain = ? and seq = 1")
                .params(foreign, Sha256.hex(foreign), chain.name())
                .update();

        assertThat(ledger.verify(chain, AUDITOR).firstBroken()).isEqualTo(1);
    }

    @Test
    void anUnreadableEntryIsShownAsSuchAmongTheOthers() {
        db.sql("update ledger_entry set canonical = 'gone' where chain = ? and seq = 3")
                .param(chain.name())
                .update();

        assertThat(ledger.list(chain, 0, 100, AUDITOR))
                .extracting(LedgerRow::event)
                .containsExactly("round-begun", "round-begun", "unreadable", "round-begun", "round-begun");
    }

    @Test
    void writersOfOneChainWaitForEachOther() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> work = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                int round = i;
                work.add(() -> append(round, signatory));
            }
            for (Future<String> written : writers.invokeAll(work)) {
                assertThat(written.get()).hasSize(64);
            }
        } finally {
            writers.shutdownNow();
        }

        assertThat(ledger.verify(chain, AUDITOR)).satisfies(verification -> {
            assertThat(verification.valid()).isTrue();
            assertThat(verification.entries()).isEqualTo(85);
        });
    }

    @Test
    void aChainLongerThanOnePageIsCheckedToItsEnd() {
        List<LedgerFact> many = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            many.add(fact(i, signatory));
        }
        transaction.executeWithoutResult(status -> ledger.appendAll(many));
        assertThat(ledger.verify(chain, AUDITOR).entries()).isEqualTo(1_205);
        db.sql("delete from ledger_entry where chain = ? and seq = 1100")
                .param(chain.name())
                .update();

        assertThat(ledger.verify(chain, AUDITOR).firstBroken()).isEqualTo(1_100);
    }

    @Test
    void anErasedPersonLeavesAWholeChain() {
        Actor admin = actor("admin", "Ada Kern", ClientScope.everyone(), Role.ADMINISTRATOR);

        assertThat(ledger.erase(signatory.subject(), admin)).isTrue();

        assertThat(ledger.verify(chain, AUDITOR).valid()).isTrue();
        assertThat(ledger.list(chain, 0, 100, AUDITOR))
                .extracting(LedgerRow::by)
                .containsOnly("erased");
        assertThat(db.sql("select count(*) from ledger_person where subject = ?")
                        .param(signatory.subject())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(ledger.erase(signatory.subject(), admin)).isFalse();
        assertThat(ledger.verify(Chain.msp(), AUDITOR).valid()).isTrue();
    }

    @Test
    void entriesHoldNoNameOfThePerson() {
        assertThat(ledgerText(1)).doesNotContain("Samuel", "Quinn", signatory.subject(), signatory.username());
    }

    @Test
    void whatIsNotJsonIsRefusedAndNothingIsWritten() {
        LedgerFact odd = new LedgerFact(chain, "round-begun", "", signatory, Map.of("at", Instant.EPOCH));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> transaction.executeWithoutResult(status -> ledger.append(odd)));

        assertThat(ledger.verify(chain, AUDITOR).entries()).isEqualTo(5);
    }

    @Test
    void anEntryNeedsTheTransactionOfWhatItRecords() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> ledger.append(fact(1, signatory)));
    }

    @Test
    void entriesAboutACaseAreFound() {
        assertThat(ledger.about(chain, new CaseNumber("NC-2026-000002"), signatory))
                .extracting(LedgerRow::sequence)
                .containsExactly(2L);
    }

    @Test
    void peopleOfAnotherClientSeeNoChain() {
        Actor stranger = actor("stranger", "Lena Frei", ClientScope.of(new ClientId("alpine")), Role.CLIENT_MEMBER);

        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> ledger.list(chain, 0, 10, stranger));
        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> ledger.verify(chain, stranger));
    }

    @Test
    void aScannerReadsNoChain() {
        Actor scanner = actor("scanner", "scanner", ClientScope.of(client), Role.SCANNER);

        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> ledger.list(chain, 0, 10, scanner));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AUDITOR", "ADMINISTRATOR", "DIRECTOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void theMspsOwnChainIsForThoseWhoAnswerForIt(Role role) {
        Actor reader = actor("reader", "Reader", ClientScope.everyone(), role);

        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> ledger.list(Chain.msp(), 0, 10, reader));
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> ledger.erase("anyone", signatory));
    }

    private String append(int round, Actor by) {
        return transaction.execute(status -> ledger.append(fact(round, by)));
    }

    private LedgerFact fact(int round, Actor by) {
        return new LedgerFact(chain, "round-begun", "NC-2026-%06d".formatted(round), by, Map.of("round", round));
    }

    private void moveEntry(long from, long to) {
        db.sql("update ledger_entry set seq = ? where chain = ? and seq = ?")
                .params(to, chain.name(), from)
                .update();
    }

    private String ledgerText(long sequence) {
        return db.sql("select canonical from ledger_entry where chain = ? and seq = ?")
                .params(chain.name(), sequence)
                .query(String.class)
                .single();
    }

    private static Actor actor(String subject, String name, ClientScope scope, Role role) {
        return new Actor(subject, subject, name, "", Set.of(role), scope, SignIn.none());
    }
}
