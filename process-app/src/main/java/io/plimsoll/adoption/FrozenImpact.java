package io.plimsoll.adoption;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** What the signatory is shown, as it is kept. */
@Embeddable
record FrozenImpact(
        @Column(name = "document_id") String documentId,
        @Column(name = "text_sha256") String textSha256,
        @Column(name = "pdf_sha256") String pdfSha256,
        @Column(name = "frozen_at") Instant frozenAt) {}
