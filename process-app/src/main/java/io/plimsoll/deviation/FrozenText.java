package io.plimsoll.deviation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** What the signatory is shown, as it is kept: no approval and no signature without it. */
@Embeddable
record FrozenText(
        @Column(name = "document_id") String documentId,
        @Column(name = "text_sha256") String textSha256,
        @Column(name = "pdf_sha256") String pdfSha256,
        @Column(name = "frozen_at") Instant frozenAt) {}
