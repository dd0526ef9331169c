package io.plimsoll.remediation;

import io.plimsoll.identity.Actor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What an analyst offers: checked as a whole before it becomes a proposal. */
record Offer(
        String description,
        List<ProposalLine> lines,
        Currency currency,
        LocalDate validUntil,
        LocalDate completion,
        Actor preparedBy,
        Instant preparedAt) {

    private static final BigDecimal LARGEST = new BigDecimal("9999999999.99");

    /** Something wrong with it, for the field that shows it. */
    record Problem(String field, String message) {}

    /** Exact; asked for of offers that have no problem. */
    Money total() {
        return new Money(sum(), currency);
    }

    private BigDecimal sum() {
        return lines.stream().map(ProposalLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The first rule that it breaks, looked at on that day. */
    Optional<Problem> problem(LocalDate today) {
        if (lines.isEmpty()) {
            return Optional.of(new Problem("lines", "Add at least one line."));
        }
        for (ProposalLine line : lines) {
            if (line.amount().signum() < 0 || line.amount().stripTrailingZeros().scale() > Money.digits(currency)) {
                return Optional.of(new Problem("lines", decimals()));
            }
        }
        if (sum().compareTo(LARGEST) > 0) {
            return Optional.of(new Problem("lines", "The total is too large."));
        }
        if (validUntil.isBefore(today)) {
            return Optional.of(new Problem("validUntil", "The offer has to be valid today at least."));
        }
        return completion.isBefore(validUntil)
                ? Optional.of(new Problem("completion", "The work cannot be due before the offer ends."))
                : Optional.empty();
    }

    private String decimals() {
        return Money.digits(currency) == 0
                ? "Amounts in %s are whole numbers without a minus.".formatted(currency)
                : "Amounts in %s have %d decimals at most and no minus.".formatted(currency, Money.digits(currency));
    }
}
