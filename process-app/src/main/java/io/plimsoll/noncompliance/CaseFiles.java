package io.plimsoll.noncompliance;

import io.plimsoll.document.Documents;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.identity.Actor;
import io.plimsoll.noncompliance.TaskContext.Option;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The files that people handed in about a case, as far as they may be named as what shows something. */
@Component
public class CaseFiles {

    /** Under this key a form finds the files to choose from. */
    public static final String OPTIONS = "fileOptions";

    private final Documents documents;

    CaseFiles(Documents documents) {
        this.documents = documents;
    }

    private List<StoredDocument> files(CaseView about, Actor reader) {
        return documents.about(about.client(), about.number().value(), reader).stream()
                .filter(StoredDocument::isAttachment)
                .toList();
    }

    /** To choose from, oldest first. */
    public List<Option> options(CaseView about, Actor reader) {
        return files(about, reader).stream()
                .map(file -> new Option(file.id(), file.title()))
                .toList();
    }

    /** Whether all of these are files of the case. */
    public boolean areFiles(List<String> ids, CaseView about, Actor reader) {
        return files(about, reader).stream().map(StoredDocument::id).toList().containsAll(ids);
    }

    /** By their ids, to be shown. */
    public Map<String, StoredDocument> byId(CaseView about, Actor reader) {
        return files(about, reader).stream().collect(Collectors.toMap(StoredDocument::id, Function.identity()));
    }

    /** Of files of the case, with one space between them: their SHA-256, hex, which the ledger keeps. */
    public String hashes(List<String> ids, CaseView about, Actor reader) {
        Map<String, StoredDocument> all = byId(about, reader);
        return ids.stream().map(all::get).map(StoredDocument::sha256).collect(Collectors.joining(" "));
    }
}
