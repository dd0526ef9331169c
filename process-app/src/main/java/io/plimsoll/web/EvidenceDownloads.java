package io.plimsoll.web;

import io.plimsoll.evidence.Evidence;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.web.security.Access;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A chain to take away, and the program that checks it where there is no Plimsoll. */
@RestController
@Access.People
class EvidenceDownloads {

    private static final String VERIFIER = "verifier/plimsoll-verifier.jar";

    private final Evidence evidence;

    EvidenceDownloads(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * The whole chain as a zip; written while it is read, in this thread, which is the one that is bound to the reader's
     * clients.
     *
     * @param client whose chain; absent: the MSP's own
     * @param documents whether the documents come with it
     */
    @GetMapping(
            path = {"/ledger/export", "/api/v1/ledger/export"},
            produces = "application/zip")
    void export(
            @RequestParam(required = false) @Nullable String client,
            @RequestParam(defaultValue = "false") boolean documents,
            Actor reader,
            HttpServletResponse response)
            throws IOException {
        Evidence.Export export = evidence.of(client(client), documents, reader);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, named(export.fileName()));
        export.writeTo(response.getOutputStream());
    }

    /** The offline verifier; the same for everybody. */
    @GetMapping(
            path = {"/ledger/verifier", "/api/v1/ledger/verifier"},
            produces = "application/java-archive")
    ResponseEntity<ClassPathResource> verifier() {
        ClassPathResource jar = new ClassPathResource(VERIFIER);
        if (!jar.exists()) {
            throw new NotVisible();
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, named("plimsoll-verifier.jar"))
                .contentType(MediaType.parseMediaType("application/java-archive"))
                .body(jar);
    }

    private static @Nullable ClientId client(@Nullable String asked) {
        if (asked == null || asked.isEmpty()) {
            return null;
        }
        if (!ClientId.isValid(asked)) {
            throw new NotVisible();
        }
        return new ClientId(asked);
    }

    private static String named(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
