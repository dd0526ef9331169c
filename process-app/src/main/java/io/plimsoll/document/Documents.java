package io.plimsoll.document;

import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Renders texts to PDF and keeps documents by the hash of their content. */
@Component
public class Documents {

    /** Renders the template to XHTML (the frozen text) and to PDF, keeps both, and appends to the ledger. */
    public StoredDocument render(NewDocument document, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** The frozen text (XHTML body) a document was rendered from. */
    public String text(String id, Actor reader) {
        throw new UnsupportedOperationException();
    }

    /** The bytes of a document. */
    public byte[] content(String id, Actor reader) {
        throw new UnsupportedOperationException();
    }

    /** The document, if the reader may see it; NotVisible otherwise. */
    public StoredDocument get(String id, Actor reader) {
        throw new UnsupportedOperationException();
    }

    /** All documents about one subject, oldest first. */
    public List<StoredDocument> about(ClientId client, String subject, Actor reader) {
        throw new UnsupportedOperationException();
    }
}
