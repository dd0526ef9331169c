package io.plimsoll.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plimsoll.PlimsollTest;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.seal.KnownKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlimsollTest
class HeadsModuleTests {

    @Autowired
    Ledger ledger;

    @Autowired
    Proofs proofs;

    @Autowired
    HourlyHeads hourly;

    @Autowired
    HeadSignatures signatures;

    @Autowired
    KnownKeys keys;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    private final ClientId client =
            new ClientId("heads-" + UUID.randomUUID().toString().substring(0, 8));
    private final Chain chain = Chain.of(client);
    private final Actor auditor = actor("auditor", "Udo Richter", ClientScope.everyone(), Role.AUDITOR);
    private final Actor signatory =
            actor(UUID.randomUUID().toString(), "Samuel Quinn", ClientScope.of(client), Role.CLIENT_SIGNATORY);

    /** Heads over three, seven and eight entries, and two entries that none covers. */
    @BeforeEach
    void threeHeads() {
        append(3);
        ledger.seal(chain);
        append(4);
        ledger.seal(chain);
        append(1);
        ledger.seal(chain);
        append(2);
    }

    @Test
    void aHeadIsSignedAndSaysHowFarItReaches() {
        List<SignedHead> heads = proofs.heads(chain, Long.MAX_VALUE, 10, signatory);

        assertThat(heads).extracting(SignedHead::size).containsExactly(8L, 7L, 3L);
        assertThat(heads).extracting(SignedHead::after).containsExactly(7L, 3L, 0L);
        assertThat(heads).allMatch(head -> signatures.now().isOurs(head));
        assertThat(heads)
                .allMatch(head -> SignedHead.parse(head.text()).orElseThrow().equals(head));
        assertThat(keys.all())
                .anyMatch(key -> key.fingerprint().equals(heads.get(0).key()));
        assertThat(ledger.verify(chain, auditor).valid()).isTrue();
    }

    @Test
    void anHourLaterEveryChainThatGrewHasAHeadAndNoneHasTwo() {
        hourly.sign();
        hourly.sign();

        assertThat(proofs.heads(chain, Long.MAX_VALUE, 10, auditor))
                .extracting(SignedHead::size)
                .containsExactly(10L, 8L, 7L, 3L);
        assertThat(ledger.seal(chain).size()).isEqualTo(10);
        assertThat(ledger.verify(chain, auditor).valid()).isTrue();
    }

    @Test
    void aHeadCoversWhatTheSameTransactionAppended() {
        SignedHead head = transaction.execute(status -> {
            ledger.append(fact(11));
            return ledger.seal(chain);
        });

        assertThat(head.size()).isEqualTo(11);
        assertThat(ledger.verify(chain, auditor).valid()).isTrue();
    }

    @Test
    void whatIsRolledBackLeavesNoHead() {
        transaction.executeWithoutResult(status -> {
            ledger.append(fact(11));
            ledger.seal(chain);
            status.setRollbackOnly();
        });

        assertThat(proofs.heads(chain, Long.MAX_VALUE, 1, auditor))
                .extracting(SignedHead::size)
                .containsExactly(8L);
        assertThat(ledger.verify(chain, auditor).valid()).isTrue();
    }

    @Test
    void entriesAndHeadsAreProved() {
        Proofs.Included one = proofs.entry(chain, 4, signatory);
        Proofs.Included all = proofs.about(chain, new CaseNumber("NC-2026-000001"), signatory);
        Proofs.Consistency growth = proofs.consistency(chain, 3, 8, signatory);

        assertThat(one.head().size()).isEqualTo(10);
        assertThat(all.entries()).hasSize(10);
        all.entries().forEach(entry -> assertThat(
                        ProofCheck.included(entry.sequence() - 1, 10, Merkle.leaf(entry.entry()), entry.path()))
                .isEqualTo(all.head().root()));
        assertThat(ProofCheck.continues(3, 8, growth.from().root(), growth.to().root(), growth.path()))
                .isTrue();
        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> proofs.entry(chain, 99, signatory));
        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> proofs.consistency(chain, 3, 4, signatory));
    }

    @Test
    void strangersSeeNoHeads() {
        Actor stranger = actor("x", "Lena Frei", ClientScope.of(new ClientId("alpine")), Role.CLIENT_MEMBER);

        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> proofs.heads(chain, 9, 9, stranger));
        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> proofs.entry(chain, 1, stranger));
        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> proofs.consistency(chain, 3, 7, stranger));
    }

    @Test
    void aChainWithoutEntriesHasNoHead() {
        assertThatIllegalStateException().isThrownBy(() -> ledger.seal(Chain.of(new ClientId("nobody-yet"))));
    }

    /** From one entry on, everything is written anew, with hashes that fit: only what was signed before tells. */
    @Test
    void aChainThatWasRehashedIsFoundByItsHeads() {
        rehashFrom(5);

        assertThat(ledger.verify(chain, auditor).firstBroken())
                .as("the head over three entries holds, the one over seven does not")
                .isEqualTo(4);
    }

    @Test
    void noHeadIsSignedOverEntriesThatDoNotFit() {
        db.sql("update ledger_entry set hash = repeat('a', 64) where chain = ? and seq = 9")
                .param(chain.name())
                .update();

        assertThatIllegalStateException().isThrownBy(() -> ledger.seal(chain)).withMessageContaining("sequence=9");
        hourly.sign();
        assertThat(proofs.heads(chain, Long.MAX_VALUE, 1, auditor))
                .extracting(SignedHead::size)
                .containsExactly(8L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first head removed    | 1 | delete from ledger_tree_head where chain = :chain and tree_size = 3",
                "middle head removed   | 4 | delete from ledger_tree_head where chain = :chain and tree_size = 7",
                "last head removed     | 8 | delete from ledger_tree_head where chain = :chain and tree_size = 8",
                "all heads removed     | 1 | delete from ledger_tree_head where chain = :chain",
                "said to be covered    | 9 | update ledger_head set sealed = 10 where chain = :chain",
                "said not to be        | 9 | update ledger_head set sealed = 7 where chain = :chain",
                "other size            | 4 | update ledger_tree_head set tree_size = 6 where chain = :chain and tree_size = 7",
                "other root            | 4 | update ledger_tree_head set head = replace(head, 'root=', 'root=a') where chain = :chain and tree_size = 7",
                "other edge            | 4 | update ledger_tree_head set frontier = repeat('a', 192) where chain = :chain and tree_size = 7",
                "truncated, and fits   | 9 | delete from ledger_entry where chain = :chain and seq > 9"
            })
    void tamperingWithHeadsIsFound(String kind, long firstBroken, String sql) {
        db.sql(sql).param("chain", chain.name()).update();
        if (kind.startsWith("truncated")) {
            // down to before the last head, with an end that fits
            db.sql("delete from ledger_entry where chain = ? and seq > 7")
                    .param(chain.name())
                    .update();
            db.sql("update ledger_head set entries = 7, hash = (select hash from ledger_entry where chain = ?"
                            + " and seq = 7) where chain = ?")
                    .params(chain.name(), chain.name())
                    .update();
            firstBroken = 8;
        }

        Verification verification = ledger.verify(chain, auditor);

        assertThat(verification.valid()).as(kind).isFalse();
        assertThat(verification.firstBroken()).as(kind).isEqualTo(firstBroken);
    }

    @Test
    void anErasedPersonLeavesHeadsThatHold() {
        Actor admin = actor("admin", "Ada Kern", ClientScope.everyone(), Role.ADMINISTRATOR);
        ledger.seal(chain);

        assertThat(ledger.erase(signatory.subject(), admin)).isTrue();

        assertThat(ledger.verify(chain, auditor).valid()).isTrue();
        assertThat(proofs.entry(chain, 1, auditor).head().size()).isEqualTo(10);
    }

    private void rehashFrom(long first) {
        String previous = text("hash", first - 1);
        for (long seq = first; seq <= 10; seq++) {
            String forged = text("canonical", seq)
                    .replace("\"round\":" + seq, "\"round\":" + (seq + 1000))
                    .replaceAll("\"prev\":\"[0-9a-f]{64}\"", "\"prev\":\"" + previous + "\"");
            previous = Sha256.hex(forged);
            db.sql("update ledger_entry set canonical = ?, hash = ? where chain = ? and seq = ?")
                    .params(forged, previous, chain.name(), seq)
                    .update();
        }
        db.sql("update ledger_head set hash = ? where chain = ?")
                .params(previous, chain.name())
                .update();
    }

    private String text(String column, long seq) {
        return column.equals("hash")
                ? db.sql("select hash from ledger_entry where chain = ? and seq = ?")
                        .params(chain.name(), seq)
                        .query(String.class)
                        .single()
                : db.sql("select canonical from ledger_entry where chain = ? and seq = ?")
                        .params(chain.name(), seq)
                        .query(String.class)
                        .single();
    }

    private void append(int count) {
        transaction.executeWithoutResult(status -> {
            long there = db.sql("select count(*) from ledger_entry where chain = ?")
                    .param(chain.name())
                    .query(Long.class)
                    .single();
            for (int i = 1; i <= count; i++) {
                ledger.append(fact(there + i));
            }
        });
    }

    private LedgerFact fact(long round) {
        return new LedgerFact(chain, "round-begun", "NC-2026-000001", signatory, Map.of("round", round));
    }

    private static Actor actor(String subject, String name, ClientScope scope, Role role) {
        return new Actor(subject, subject, name, "", Set.of(role), scope, SignIn.none());
    }
}
