package io.plimsoll.remediation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/**
 * A line of an offer.
 *
 * @param amount in the offer's currency, two decimals
 */
@Embeddable
public record ProposalLine(@Column(name = "line_text") String text, BigDecimal amount) {}
