package io.plimsoll.document;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerFact;
import io.plimsoll.seal.PdfSeal;
import io.plimsoll.seal.Sealed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Renders texts to PDF and keeps documents by the hash of their content. */
@Component
public class Documents {

    private static final String PDF = "application/pdf";
    private static final int LONGEST_TITLE = 200;
    private static final int PAGE = 200;

    private final Templates templates;
    private final PdfPrinter printer;
    private final PdfSeal seal;
    private final DocumentRows rows;
    private final Ledger ledger;
    private final Clock clock;

    Documents(Templates templates, PdfPrinter printer, PdfSeal seal, DocumentRows rows, Ledger ledger, Clock clock) {
        this.templates = templates;
        this.printer = printer;
        this.seal = seal;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Renders the template to XHTML (the frozen text) and to PDF, seals that, keeps both, and appends to the ledger.
     * Equal models make equal texts, so what a template shows of time has to be in the model; each seal is another.
     */
    @Transactional
    public StoredDocument render(NewDocument document, Actor by) {
        requireReader(document.client(), by);
        if (document.title().isBlank() || document.title().length() > LONGEST_TITLE) {
            throw new IllegalArgumentException("A title has 1 to 200 characters");
        }
        FrozenText text = FrozenText.of(document, templates);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Sealed sealed = seal.seal(printer.print(text), now);
        StoredDocument stored = new StoredDocument(
                UuidCreator.getTimeOrderedEpoch().toString(),
                document.client(),
                document.subject(),
                document.kind(),
                document.title(),
                PDF,
                sealed.pdf().length,
                rows.keep(sealed.pdf()),
                rows.keep(text.xhtml().getBytes(StandardCharsets.UTF_8)),
                now);
        rows.add(stored);
        ledger.append(new LedgerFact(
                Chain.of(stored.client()),
                "document-stored",
                stored.subject(),
                by,
                Map.of(
                        "document", stored.id(),
                        "kind", stored.kind(),
                        "sha256", stored.sha256(),
                        "textSha256", stored.textSha256(),
                        "seal", sealed.certificate(),
                        "sealTime",
                                sealed.time().name().toLowerCase(Locale.ROOT).replace('_', '-'))));
        return stored;
    }

    /** The frozen text (one XHTML {@code article} element, every value escaped) a document was rendered from. */
    @Transactional(readOnly = true)
    public String text(String id, Actor reader) {
        StoredDocument document = get(id, reader);
        if (document.isAttachment()) {
            throw new NotVisible();
        }
        return new String(rows.content(document.textSha256()), StandardCharsets.UTF_8);
    }

    /** The bytes of a document. */
    @Transactional(readOnly = true)
    public byte[] content(String id, Actor reader) {
        return rows.content(get(id, reader).sha256());
    }

    /** The document, if the reader may see it; NotVisible otherwise. */
    @Transactional(readOnly = true)
    public StoredDocument get(String id, Actor reader) {
        StoredDocument document = rows.find(id).orElseThrow(NotVisible::new);
        requireReader(document.client(), reader);
        return document;
    }

    /** All documents about one subject, oldest first. */
    @Transactional(readOnly = true)
    public List<StoredDocument> about(ClientId client, String subject, Actor reader) {
        requireReader(client, reader);
        return rows.about(client, subject);
    }

    /** A client's documents after the one with this id ("" for the first), in the order of their ids; at most 200. */
    @Transactional(readOnly = true)
    public List<StoredDocument> after(ClientId client, String id, Actor reader) {
        requireReader(client, reader);
        return rows.after(client, id, PAGE);
    }

    private static void requireReader(ClientId client, Actor reader) {
        reader.requireClient(client);
        if (!reader.isMsp() && !reader.has(Role.CLIENT_MEMBER, Role.CLIENT_SIGNATORY)) {
            throw new AccessDenied();
        }
    }
}
