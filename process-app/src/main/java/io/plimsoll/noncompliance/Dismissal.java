package io.plimsoll.noncompliance;

import io.plimsoll.client.Deadline;
import io.plimsoll.client.ReckonedBy;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Tenancy;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.hibernate.annotations.Filter;
import org.jspecify.annotations.Nullable;

/** An upheld dispute, remembered until it ends, so that the next scan does not open the same case again. */
@Entity
@Filter(name = Tenancy.FILTER, condition = "(:clients = '*' or :clients like concat('% ', client, ' %'))")
class Dismissal {

    @Id
    private String id;

    @Version
    private @Nullable Integer version;

    private String client;
    private String control;
    private String caseNumber;
    private boolean wholeControl;

    /** Of dismissals made while all assets were kept by name. */
    @Convert(converter = NamesColumn.class)
    private Set<String> assets;

    @Convert(converter = EvidenceColumn.class)
    private @Nullable Evidence covered;

    private String reason;
    private LocalDate until;
    private Instant endsAt;
    private @Nullable ReckonedBy reckonedBy;
    private Instant dismissedAt;
    private String bySubject;
    private @Nullable Instant endSeenAt;

    /** Counts in the order of writing, which a clock that is set back cannot change; the database counts. */
    @Column(insertable = false, updatable = false)
    private @Nullable Long entryNo;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Dismissal() {}

    /**
     * @param covered the dismissed assets; null means the whole control
     * @param until the last day, in the client's calendar
     */
    Dismissal(
            String id,
            NonCompliance dismissed,
            @Nullable Evidence covered,
            String reason,
            LocalDate until,
            Deadline ends,
            Instant at,
            String bySubject) {
        this.id = id;
        this.client = dismissed.client().value();
        this.control = dismissed.control().code();
        this.caseNumber = dismissed.number().value();
        this.wholeControl = covered == null;
        this.assets = Set.of();
        this.covered = covered;
        this.reason = reason;
        this.until = until;
        this.endsAt = ends.at();
        this.reckonedBy = ends.reckonedBy();
        this.dismissedAt = at;
        this.bySubject = bySubject;
    }

    boolean covers(String asset) {
        return wholeControl || assets.contains(asset) || covered != null && covered.covers(asset);
    }

    /** Its end has been acted upon. */
    void endSeen(Instant at) {
        endSeenAt = at;
    }

    String control() {
        return control;
    }

    ClientId client() {
        return new ClientId(client);
    }

    CaseNumber number() {
        return new CaseNumber(caseNumber);
    }

    String reason() {
        return reason;
    }

    LocalDate until() {
        return until;
    }
}
