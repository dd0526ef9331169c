package io.plimsoll.remediation;

import io.plimsoll.document.Documents;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.identity.Actor;
import io.plimsoll.noncompliance.CaseView;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The files that people handed in about a case, as far as they show how its remedy stands. */
@Component
class RemedyFiles {

    private final Documents documents;

    RemedyFiles(Documents documents) {
        this.documents = documents;
    }

    /** A file that may be named as evidence, oldest first. */
    List<StoredDocument> files(CaseView about, Actor reader) {
        return documents.about(about.client(), about.number().value(), reader).stream()
                .filter(StoredDocument::isAttachment)
                .toList();
    }

    /** Whether all of these are files of the case. */
    boolean areFiles(List<String> ids, CaseView about, Actor reader) {
        return files(about, reader).stream().map(StoredDocument::id).toList().containsAll(ids);
    }

    /** By their ids, to be shown. */
    Map<String, StoredDocument> byId(CaseView about, Actor reader) {
        return files(about, reader).stream().collect(Collectors.toMap(StoredDocument::id, Function.identity()));
    }

    /** Their hashes, which the ledger keeps. */
    String hashes(List<String> ids, CaseView about, Actor reader) {
        Map<String, StoredDocument> all = byId(about, reader);
        return ids.stream().map(all::get).map(StoredDocument::sha256).collect(Collectors.joining(" "));
    }
}
