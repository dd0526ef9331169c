package io.plimsoll.web;

import io.plimsoll.document.Documents;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.identity.Actor;
import io.plimsoll.web.security.Access;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The bytes of kept documents and the text they were made from, always as a download. */
@RestController
@Access.People
@RequestMapping("/api/v1/documents")
class DocumentsApi {

    private final Documents documents;

    DocumentsApi(Documents documents) {
        this.documents = documents;
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> content(@PathVariable String id, Actor reader) {
        StoredDocument document = documents.get(id, reader);
        return download(document.isAttachment() ? document.title() : document.title() + ".pdf")
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .body(documents.content(id, reader));
    }

    /** The frozen text, whose SHA-256 is what was signed. */
    @GetMapping("/{id}/text")
    ResponseEntity<byte[]> text(@PathVariable String id, Actor reader) {
        StoredDocument document = documents.get(id, reader);
        return download(document.title() + ".xhtml")
                .contentType(new MediaType(MediaType.APPLICATION_XHTML_XML, StandardCharsets.UTF_8))
                .body(documents.text(id, reader).getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity.BodyBuilder download(String name) {
        String disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, disposition);
    }
}
