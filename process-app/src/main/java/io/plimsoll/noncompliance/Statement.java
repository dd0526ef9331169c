package io.plimsoll.noncompliance;

import com.github.f4b6a3.uuid.UuidCreator;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.Tenancy;
import io.plimsoll.ledger.Sha256;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/**
 * What a person said when they decided something about a case, in their words; never changed. The words may name people,
 * so the ledger gets only their salted hash.
 */
@Entity
@Filter(name = Tenancy.FILTER, deduceAliasInjectionPoints = false, condition = NonCompliance.OF_TENANTS_CASE)
@Table(name = "case_statement")
class Statement implements Persistable<String> {

    @Id
    private String id;

    private String caseNumber;
    private int roundNumber;
    private String task;
    private String outcome;

    @Convert(converter = ChoicesColumn.class)
    private Map<String, String> choices;

    private String words;
    private String bySubject;
    private String byName;
    private Instant saidAt;

    /** Counts in the order of writing, which a clock that is set back cannot change; the database counts. */
    @Column(insertable = false, updatable = false)
    private @Nullable Long entryNo;

    @Transient
    private boolean fresh;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Statement() {}

    /**
     * @param choices what was chosen besides the outcome, by field key
     * @param words free text, "" for none
     */
    Statement(
            NonCompliance about,
            String task,
            String outcome,
            Map<String, String> choices,
            String words,
            Actor by,
            Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch().toString();
        this.caseNumber = about.number().value();
        this.roundNumber = about.round();
        this.task = task;
        this.outcome = outcome;
        this.choices = Map.copyOf(choices);
        this.words = words;
        this.bySubject = by.subject();
        this.byName = by.name();
        this.saidAt = at;
        this.fresh = true;
    }

    /** SHA-256 of id, line feed and words, hex: the id, which the ledger does not hold, is the salt. */
    String fingerprint() {
        return Sha256.salted(id, words);
    }

    ClientAnswer answer() {
        String until = choices.get("validUntil");
        return new ClientAnswer(
                new CaseNumber(caseNumber),
                roundNumber,
                outcome,
                choices.getOrDefault("reason", ""),
                choices.getOrDefault("ground", ""),
                until == null ? null : LocalDate.parse(until),
                words,
                bySubject,
                byName,
                saidAt);
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }
}
