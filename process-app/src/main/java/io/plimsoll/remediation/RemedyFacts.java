package io.plimsoll.remediation;

import io.plimsoll.client.WorkingTime;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.noncompliance.RemedyHistory;
import io.plimsoll.noncompliance.TaskContext.Section;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other features may know of remedies. */
@Component
@Transactional(readOnly = true)
class RemedyFacts implements RemedyHistory {

    private final RemediationRows rows;
    private final ExtensionCounts counts;
    private final WorkingTime workingTime;

    RemedyFacts(RemediationRows rows, ExtensionCounts counts, WorkingTime workingTime) {
        this.rows = rows;
        this.counts = counts;
        this.workingTime = workingTime;
    }

    @Override
    public List<OfferNotTaken> offersNotTaken(CaseNumber number) {
        return rows.findByCaseNumberOrderBySequenceDesc(number.value()).stream()
                .flatMap(remediation ->
                        remediation.proposals().stream().flatMap(proposal -> notTaken(remediation, proposal).stream()))
                .sorted(Comparator.comparing(OfferNotTaken::endedAt))
                .toList();
    }

    @Override
    public Optional<Section> moreTime(CaseNumber number) {
        return counts.section(number);
    }

    private Optional<OfferNotTaken> notTaken(Remediation remediation, Proposal proposal) {
        boolean declined = !proposal.accepted().orElse(true);
        boolean ranOut = proposal.accepted().isEmpty()
                && proposal.offeredAt().isPresent()
                && remediation.state() == RemediationState.EXPIRED;
        Optional<Instant> ended = declined ? proposal.decidedAt() : ranOut ? remediation.endedAt() : Optional.empty();
        return ended.map(at -> {
            ZoneId zone = workingTime.zone(remediation.client());
            return new OfferNotTaken(
                    proposal.reference(remediation),
                    proposal.description(),
                    proposal.total().text(),
                    proposal.completion(),
                    LocalDate.ofInstant(proposal.offeredAt().orElse(at), zone),
                    LocalDate.ofInstant(at, zone),
                    at,
                    declined ? proposal.deciderName() : null,
                    proposal.declineReason());
        });
    }
}
