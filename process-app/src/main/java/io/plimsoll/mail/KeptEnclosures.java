package io.plimsoll.mail;

import io.plimsoll.document.Documents;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Attaches kept documents: a mail names one, and its bytes are read when it leaves. */
@Component
class KeptEnclosures implements Enclosure.Store {

    private static final Pattern NOT_FOR_FILES = Pattern.compile("[^A-Za-z0-9.-]+");

    private final Documents documents;

    KeptEnclosures(Documents documents) {
        this.documents = documents;
    }

    @Override
    public Enclosure get(ClientId client, String document) {
        Actor system = Actor.system(client);
        StoredDocument kept = documents.get(document, system);
        String name = NOT_FOR_FILES.matcher(kept.title()).replaceAll("-") + ".pdf";
        return new Enclosure(name, kept.mediaType(), documents.content(document, system));
    }
}
