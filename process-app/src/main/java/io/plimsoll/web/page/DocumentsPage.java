package io.plimsoll.web.page;

import io.plimsoll.document.Documents;
import io.plimsoll.document.StoredDocument;
import io.plimsoll.identity.Actor;
import io.plimsoll.web.security.Access;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out kept documents; what they hold can do nothing in the reader's browser but be shown or saved. */
@Controller
@Access.People
class DocumentsPage {

    /** Whatever somebody handed in, a browser that shows it all the same lets it do nothing. */
    private static final String NO_PAGE = "default-src 'none'; sandbox";

    private final Documents documents;

    DocumentsPage(Documents documents) {
        this.documents = documents;
    }

    @GetMapping("/documents/{id}")
    ResponseEntity<byte[]> document(@PathVariable String id, Actor actor) {
        StoredDocument kept = documents.get(id, actor);
        boolean pdf = !kept.isAttachment() && MediaType.APPLICATION_PDF_VALUE.equals(kept.mediaType());
        ContentDisposition name = (pdf ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(kept.title() + (pdf ? ".pdf" : ""), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(pdf ? MediaType.APPLICATION_PDF : MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .headers(headers -> {
                    if (kept.isAttachment()) {
                        headers.set("Content-Security-Policy", NO_PAGE);
                    }
                })
                .body(documents.content(id, actor));
    }
}
