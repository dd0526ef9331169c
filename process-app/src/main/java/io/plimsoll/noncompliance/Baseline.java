package io.plimsoll.noncompliance;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** The evidence that a signatory saw: apart from its case, since it is long and seldom needed. */
@Entity
@Immutable
@Table(name = "case_baseline")
class Baseline {

    @Id
    private String id;

    @Convert(converter = EvidenceColumn.class)
    private Evidence evidence;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Baseline() {}

    Baseline(Evidence evidence) {
        this.id = UuidCreator.getTimeOrderedEpoch().toString();
        this.evidence = evidence;
    }

    Evidence evidence() {
        return evidence;
    }
}
