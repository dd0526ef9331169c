package io.plimsoll.deviation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** Who took back a text that lay before somebody, and why; a signature or an approval of it is void since. */
@Embeddable
record Superseded(
        @Column(name = "superseded_subject") String subject,
        @Column(name = "superseded_by") String by,
        @Column(name = "superseded_why") String why,
        @Column(name = "superseded_at") Instant at) {}
