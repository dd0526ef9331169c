package io.plimsoll.remediation;

import io.plimsoll.identity.Actor;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The MSP's offer to do the work, with what the client decided. */
@Entity
@Table(name = "remediation_proposal")
class Proposal {

    @Id
    private String id;

    private int proposalVersion;
    private String description;
    private String currency;
    private BigDecimal total;
    private LocalDate validUntil;
    private LocalDate completion;
    private String preparerSubject;
    private String preparerName;
    private Instant preparedAt;

    @ElementCollection
    @CollectionTable(name = "remediation_proposal_line", joinColumns = @JoinColumn(name = "proposal_id"))
    @OrderColumn(name = "nr")
    private List<ProposalLine> lines = new ArrayList<>();

    private @Nullable Instant offeredAt;
    private @Nullable String documentId;
    private @Nullable Boolean accepted;
    private @Nullable String declineReason;
    private @Nullable String deciderSubject;
    private @Nullable String deciderName;
    private @Nullable Instant decidedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Proposal() {}

    Proposal(String id, int version, Offer offer) {
        this.id = id;
        this.proposalVersion = version;
        this.description = offer.description();
        this.currency = offer.currency().getCurrencyCode();
        this.total = offer.total().amount();
        this.validUntil = offer.validUntil();
        this.completion = offer.completion();
        this.preparerSubject = offer.preparedBy().subject();
        this.preparerName = offer.preparedBy().name();
        this.preparedAt = offer.preparedAt();
        this.lines.addAll(offer.lines());
    }

    void offer(String document, Instant at) {
        documentId = document;
        offeredAt = at;
    }

    void decide(boolean isAccepted, String reason, Actor by, Instant at) {
        accepted = isAccepted;
        declineReason = reason;
        deciderSubject = by.subject();
        deciderName = by.name();
        decidedAt = at;
    }

    /** What people quote: the case, the number of its remedy, the version of the offer. */
    String reference(Remediation of) {
        return "%s-%d.%d".formatted(of.number().value().replace("NC-", "PR-"), of.sequence(), proposalVersion);
    }

    Money money(BigDecimal amount) {
        return Money.of(amount, currency);
    }

    String id() {
        return id;
    }

    int version() {
        return proposalVersion;
    }

    String description() {
        return description;
    }

    String currency() {
        return currency;
    }

    Money total() {
        return money(total);
    }

    LocalDate validUntil() {
        return validUntil;
    }

    LocalDate completion() {
        return completion;
    }

    String preparerName() {
        return preparerName;
    }

    Instant preparedAt() {
        return preparedAt;
    }

    List<ProposalLine> lines() {
        return List.copyOf(lines);
    }

    Optional<Instant> offeredAt() {
        return Optional.ofNullable(offeredAt);
    }

    Optional<String> documentId() {
        return Optional.ofNullable(documentId);
    }

    Optional<Boolean> accepted() {
        return Optional.ofNullable(accepted);
    }

    String declineReason() {
        return declineReason == null ? "" : declineReason;
    }

    String deciderName() {
        return deciderName == null ? "" : deciderName;
    }

    Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }
}
