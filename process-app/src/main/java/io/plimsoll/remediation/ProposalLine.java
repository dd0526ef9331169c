package io.plimsoll.remediation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/**
 * A line of an offer.
 *
 * @param amount in the offer's currency, at most with its decimals
 */
@Embeddable
record ProposalLine(@Column(name = "line_text") String text, BigDecimal amount) {}
