package io.plimsoll.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plimsoll.PlimsollTest;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlimsollTest
class DocumentsModuleTests {

    @Autowired
    Documents documents;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient db;

    private final ClientId client =
            new ClientId("d-" + UUID.randomUUID().toString().substring(0, 12));
    private final Actor analyst = actor(Role.ANALYST, ClientScope.of(client));

    @Test
    void whatWasRenderedIsKeptWithItsHashesAndInTheLedger() {
        StoredDocument stored = documents.render(note("Grün für 5 € 🚀"), analyst);

        byte[] pdf = documents.content(stored.id(), analyst);
        String text = documents.text(stored.id(), analyst);
        assertThat(pdf).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII)).hasSize((int) stored.size());
        assertThat(Sha256.hex(pdf)).isEqualTo(stored.sha256());
        assertThat(text).contains("Grün für 5 € 🚀").startsWith("<article");
        assertThat(Sha256.hex(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(stored.textSha256());
        assertThat(documents.get(stored.id(), analyst)).isEqualTo(stored);
        assertThat(ledger.list(Chain.of(client), 0, 10, analyst))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.event()).isEqualTo("document-stored");
                    assertThat(row.subject()).isEqualTo("NC-2026-000001");
                    assertThat(row.facts())
                            .contains(stored.sha256(), stored.textSha256(), "\"sealTime\":\"own-clock\"");
                });
    }

    @Test
    void whatIsKeptIsSealedAndStillForDecades() throws IOException {
        byte[] pdf = documents.content(documents.render(note("sealed"), analyst).id(), analyst);

        PdfA.assertThatItIs(pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getLastSignatureDictionary().getSubFilter()).isEqualTo("ETSI.CAdES.detached");
        }
    }

    @Test
    void equalTextsAreKeptOnceAndSealedEachTime() {
        StoredDocument first = documents.render(note("once " + client), analyst);
        long kept = contents();

        StoredDocument second = documents.render(note("once " + client), analyst);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.textSha256()).isEqualTo(first.textSha256());
        assertThat(second.sha256()).isNotEqualTo(first.sha256());
        assertThat(contents()).isEqualTo(kept + 1);
        assertThat(documents.about(client, "NC-2026-000001", analyst)).containsExactly(first, second);
    }

    @Test
    void othersDoNotSeeIt() {
        StoredDocument stored = documents.render(note("secret"), analyst);
        Actor stranger = actor(Role.CLIENT_SIGNATORY, ClientScope.of(new ClientId("harbor")));
        Actor scanner = actor(Role.SCANNER, ClientScope.of(client));
        Actor signatory = actor(Role.CLIENT_SIGNATORY, ClientScope.of(client));

        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> documents.get(stored.id(), stranger));
        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> documents.text(stored.id(), stranger));
        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> documents.content(stored.id(), stranger));
        assertThatExceptionOfType(NotVisible.class)
                .isThrownBy(() -> documents.about(client, "NC-2026-000001", stranger));
        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> documents.get("nothing", analyst));
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> documents.get(stored.id(), scanner));
        assertThat(documents.get(stored.id(), signatory)).isEqualTo(stored);
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

    private long contents() {
        return db.sql("select count(*) from document_content").query(Long.class).single();
    }

    private static Actor actor(Role role, ClientScope scope) {
        return new Actor(role.claim(), role.claim(), role.claim(), "", Set.of(role), scope, SignIn.none());
    }
}
