package io.plimsoll.evidence;

import io.plimsoll.document.Documents;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.ChainCopy;
import io.plimsoll.ledger.ChainCopy.Copied;
import io.plimsoll.ledger.SignedHead;
import io.plimsoll.seal.HeadKey;
import io.plimsoll.seal.KnownKey;
import io.plimsoll.seal.KnownKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a chain as a zip: its entries and signed heads, the public keys, the names of the people in it (nothing else of
 * them), its documents' hashes and, where asked for, the documents. The offline verifier reads it.
 */
@Component
public class Evidence {

    private final ChainCopy copy;
    private final Documents documents;
    private final KnownKeys keys;
    private final HeadKey headKey;
    private final JsonMapper json;

    Evidence(ChainCopy copy, Documents documents, KnownKeys keys, HeadKey headKey, JsonMapper json) {
        this.copy = copy;
        this.documents = documents;
        this.keys = keys;
        this.headKey = headKey;
        this.json = json;
    }

    /** An export that may be written; who may not read the chain gets none. */
    public final class Export {

        private final @Nullable ClientId client;
        private final Chain chain;
        private final SignedHead head;
        private final boolean withDocuments;
        private final Actor reader;

        private Export(@Nullable ClientId client, Chain chain, boolean withDocuments, Actor reader) {
            this.client = client;
            this.chain = chain;
            this.head = copy.end(chain, reader);
            this.withDocuments = withDocuments;
            this.reader = reader;
        }

        /** What the file may be called. */
        public String fileName() {
            return "plimsoll-record-" + (client == null ? "provider" : client.value()) + "-" + head.size() + ".zip";
        }

        /** Writes the zip as it is read, so that its size does not matter; the stream stays open. */
        public void writeTo(OutputStream out) throws IOException {
            ExportFile file = new ExportFile(out);
            file.add("README.txt", explanation());
            Set<String> marks = new HashSet<>();
            Set<String> named = new HashSet<>();
            file.lines(
                    "entries.jsonl",
                    lines -> copy.entries(chain, head.size(), reader, entry -> {
                        lines.add(entry.canonical());
                        marks.addAll(entry.marks());
                        documentOf(entry, named);
                    }));
            file.lines("heads.txt", lines -> copy.heads(chain, head.size(), reader, lines::add));
            file.lines("keys.jsonl", lines -> keys.all().forEach(key -> lines.add(line(key))));
            file.lines("persons.jsonl", lines -> copy.people(chain, marks, reader)
                    .forEach(person -> lines.add(json.writeValueAsString(new TreeMap<>(Map.of(
                            "id", person.id(),
                            "salt", person.salt(),
                            "name", person.name(),
                            "account", person.account()))))));
            file.lines("documents.jsonl", lines -> listed(named, document -> lines.add(line(document))));
            if (withDocuments) {
                listed(named, document -> contents(document, file));
            }
            file.close(head, headKey);
        }

        private void listed(Set<String> named, Consumer<StoredDocument> each) {
            if (client == null) {
                return;
            }
            String last = "";
            for (List<StoredDocument> page = documents.after(client, last, reader);
                    !page.isEmpty();
                    page = documents.after(client, last, reader)) {
                page.stream().filter(document -> named.contains(document.id())).forEach(each);
                last = page.get(page.size() - 1).id();
            }
        }

        private void contents(StoredDocument document, ExportFile file) {
            try {
                file.addOnce("documents/" + document.sha256(), () -> documents.content(document.id(), reader));
                if (!document.isAttachment()) {
                    file.addOnce(
                            "texts/" + document.textSha256(),
                            () -> documents.text(document.id(), reader).getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Prepares the export of a chain.
     *
     * @param client whose; null for the MSP's own
     */
    public Export of(@Nullable ClientId client, boolean withDocuments, Actor reader) {
        return new Export(client, client == null ? Chain.msp() : Chain.of(client), withDocuments, reader);
    }

    private static void documentOf(Copied entry, Set<String> named) {
        if (entry.facts().get("document") instanceof String id) {
            named.add(id);
        }
    }

    private String line(KnownKey key) {
        return json.writeValueAsString(new TreeMap<>(Map.of(
                "fingerprint", key.fingerprint(),
                "purpose", key.purpose().word(),
                "subject", key.subject(),
                "firstUsed", key.firstUsed().toString(),
                "certificate", Base64.getEncoder().encodeToString(key.encoded()))));
    }

    private String line(StoredDocument document) {
        return json.writeValueAsString(new TreeMap<>(Map.of(
                "id", document.id(),
                "subject", document.subject(),
                "kind", document.kind(),
                "title", document.title(),
                "mediaType", document.mediaType(),
                "size", document.size(),
                "sha256", document.sha256(),
                "textSha256", document.textSha256(),
                "storedAt", document.storedAt().toString())));
    }

    private static byte[] explanation() {
        try (InputStream in = Evidence.class.getResourceAsStream("/evidence/README.txt")) {
            if (in == null) {
                throw new IllegalStateException("The explanation of an export is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
