package io.plimsoll.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plimsoll.PlimsollTest;
import io.plimsoll.document.Documents;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.SignedHead;
import io.plimsoll.verifier.PlimsollVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlimsollTest
class ExportModuleTests {

    @Autowired
    Evidence evidence;

    @Autowired
    Ledger ledger;

    @Autowired
    Documents documents;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    private Record record;

    @BeforeEach
    void record() {
        record = new Record(ledger, documents, transaction);
    }

    @Test
    void anExportHoldsAndSaysWhatWasChecked() throws IOException {
        Path pdf = Files.write(
                folder.resolve("mine.pdf"),
                documents.content(record.documents.get(0).id(), record.member));

        String said = verify(
                0,
                export(record.member, true).toString(),
                pdf.toString(),
                "--head",
                record.heads.get(1).text(),
                "--key",
                record.heads.get(1).key());

        assertThat(said)
                .contains(
                        "40 entries link",
                        "5 signed heads hold",
                        "its 18 entries are unchanged",
                        "3 of 3 people",
                        "2 documents stand in entries by their hash; 2 of those in the export are sealed",
                        "is sealed, unchanged, and named by entry 39",
                        "not for evidence",
                        "ALL OF THIS HOLDS");
    }

    @Test
    void aHeadIsFoundInAMailThatBrokeItsLine() throws IOException {
        Path mail = Files.writeString(
                folder.resolve("mail.txt"),
                "Dear Mia,\n\n  " + record.heads.get(0).text().replace(" root", "\n  root") + "\n\nRegards");

        assertThat(verify(0, export(record.member, false).toString(), "--head", mail.toString()))
                .contains("its 9 entries are unchanged");
    }

    @Test
    void nothingOfPeopleButTheirNamesLeavesTheHouse() throws IOException {
        byte[] zip = Files.readAllBytes(export(record.member, true));

        String all = String.join(
                "\n",
                ZipParts.of(zip).files.entrySet().stream()
                        .map(each -> new String(each.getValue(), StandardCharsets.UTF_8))
                        .toList());
        assertThat(all).contains("Nora Stein").doesNotContain("login-", record.manager.subject());
    }

    @Test
    void whoMayNotReadTheChainGetsNoExport() {
        Actor stranger = new Actor(
                "x", "x", "X", "", Set.of(Role.CLIENT_MEMBER), ClientScope.of(new ClientId("alpine")), SignIn.none());

        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> evidence.of(record.client, false, stranger));
        assertThatExceptionOfType(NotVisible.class)
                .isThrownBy(() -> evidence.of(new ClientId("nothing-yet"), false, everywhere(Role.AUDITOR)));
    }

    @Test
    void theProvidersOwnChainIsExportedToo() throws IOException {
        ledger.erase(record.manager.subject(), everywhere(Role.ADMINISTRATOR));
        Path file = folder.resolve("provider.zip");
        try (var out = Files.newOutputStream(file)) {
            evidence.of(null, true, everywhere(Role.AUDITOR)).writeTo(out);
        }

        assertThat(verify(0, file.toString())).contains("ALL OF THIS HOLDS");
    }

    @Test
    void anErasedPersonIsMissingAndAllElseHolds() throws IOException {
        ledger.erase(record.member.subject(), everywhere(Role.ADMINISTRATOR));

        Path export = export(record.auditor, true);

        assertThat(verify(0, export.toString(), "--head", record.heads.get(2).text()))
                .contains("2 of 3 people", "1 were erased");
        assertThat(ZipParts.of(Files.readAllBytes(export)).text("persons.jsonl"))
                .doesNotContain("Mia Jung");
        assertThat(ledger.verify(record.chain, record.auditor).valid()).isTrue();
    }

    /** What the provider could do: all entries from one on written anew, and every head signed again with the real key. */
    @Test
    void aRecordThatTheProviderMadeAnewIsFoundByTheHeadThatTheClientHolds() throws IOException {
        SignedHead held = record.heads.get(2);
        new Forger(db).rehashFrom(record.chain.name(), 20);
        db.sql("delete from ledger_tree_head where chain = ?")
                .param(record.chain.name())
                .update();
        db.sql("update ledger_head set sealed = 0 where chain = ?")
                .param(record.chain.name())
                .update();

        Path forged = export(record.auditor, false);

        assertThat(ledger.verify(record.chain, record.auditor).valid())
                .as("alone, the forged record is whole")
                .isTrue();
        assertThat(verify(0, forged.toString())).contains("ALL OF THIS HOLDS");
        assertThat(verify(1, forged.toString(), "--head", held.text()))
                .contains("BROKEN The head that you hold", "one of the first 27 entries was changed since");
    }

    @Test
    void aRecordThatWasCutOffIsFoundByTheHeadThatTheClientHolds() throws IOException {
        SignedHead held = record.heads.get(4);
        db.sql("delete from ledger_entry where chain = ? and seq > 36")
                .param(record.chain.name())
                .update();
        db.sql("delete from ledger_tree_head where chain = ? and tree_size > 36")
                .param(record.chain.name())
                .update();
        db.sql("update ledger_head set entries = 36, sealed = 36, hash = (select hash from ledger_entry"
                        + " where chain = ? and seq = 36) where chain = ?")
                .params(record.chain.name(), record.chain.name())
                .update();

        Path cut = export(record.auditor, false);

        assertThat(verify(0, cut.toString())).contains("36 entries");
        assertThat(verify(1, cut.toString(), "--head", held.text())).contains("covers 40 entries, and 36 are left");
    }

    @Test
    void aKeyThatIsNotThereAndAStrangersPdfAreFound() throws IOException {
        Path export = export(record.auditor, false);
        Record other = new Record(ledger, documents, transaction);
        byte[] strange = documents.content(other.documents.get(0).id(), other.member);
        Path pdf = Files.write(folder.resolve("strange.pdf"), strange);
        byte[] changed = strange.clone();
        changed[200] ^= 1;
        Path broken = Files.write(folder.resolve("changed.pdf"), changed);

        assertThat(verify(1, export.toString(), "--key", "a".repeat(64))).contains("lacks the key that you hold");
        assertThat(verify(1, export.toString(), pdf.toString())).contains("no entry of this chain names it");
        assertThat(verify(1, export.toString(), broken.toString())).contains("changed.pdf", "seal");
        assertThat(verify(1, export.toString(), "--head", other.heads.get(0).text()))
                .contains("another chain");
    }

    @Test
    void whatCannotBeCheckedIsSaid() throws IOException {
        assertThat(verify(2)).contains("Usage");
        assertThat(verify(2, "--key")).contains("Usage");
        assertThat(verify(2, folder.resolve("none.zip").toString())).contains("NOT CHECKED");
        assertThat(verify(2, export(record.auditor, false).toString(), "--head", "plimsoll-head:1 nonsense"))
                .contains("NOT CHECKED");
        Path noZip = Files.writeString(folder.resolve("no.zip"), "nothing");
        assertThat(verify(1, noZip.toString())).contains("BROKEN");
    }

    @Test
    void theJarRunsWhereThereIsNothingElse() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("elsewhere"));
        try (var jar = new ClassPathResource("verifier/plimsoll-verifier.jar").getInputStream()) {
            Files.copy(jar, empty.resolve("plimsoll-verifier.jar"));
        }
        Files.move(export(record.member, true), empty.resolve("export.zip"), StandardCopyOption.REPLACE_EXISTING);
        Files.write(
                empty.resolve("mine.pdf"),
                documents.content(record.documents.get(1).id(), record.member));
        byte[] changed = Files.readAllBytes(empty.resolve("mine.pdf"));
        changed[changed.length - 10] ^= 1;
        Files.write(empty.resolve("changed.pdf"), changed);

        assertThat(started(
                        empty,
                        "export.zip",
                        "mine.pdf",
                        "--head",
                        record.heads.get(0).text()))
                .isEqualTo(0);
        assertThat(Files.readString(empty.resolve("said.txt"))).contains("mine.pdf is sealed", "ALL OF THIS HOLDS");
        assertThat(started(empty, "export.zip", "changed.pdf")).isEqualTo(1);
        assertThat(Files.readString(empty.resolve("said.txt"))).contains("BROKEN changed.pdf");
        assertThat(started(empty)).isEqualTo(2);
    }

    private static int started(Path folder, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", "plimsoll-verifier.jar"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private Path export(Actor reader, boolean withDocuments) throws IOException {
        Path file = Files.createTempFile(folder, "export", ".zip");
        try (var out = Files.newOutputStream(file)) {
            evidence.of(record.client, withDocuments, reader).writeTo(out);
        }
        return file;
    }

    private static String verify(int expected, String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = PlimsollVerifier.run(new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
        String text = said.toString(StandardCharsets.UTF_8);
        assertThat(code).as(text).isEqualTo(expected);
        return text;
    }

    private static Actor everywhere(Role role) {
        String word = role.claim();
        return new Actor(word, word, word, "", Set.of(role), ClientScope.everyone(), SignIn.none());
    }
}
