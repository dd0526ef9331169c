package io.plimsoll.remediation;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount in a currency, with as many decimals as the currency has: two for the euro, none for the yen. Sums are exact;
 * one that has more decimals than can be paid is a fault.
 */
record Money(BigDecimal amount, Currency currency) {

    Money {
        amount = amount.setScale(digits(currency));
    }

    static Money of(BigDecimal amount, String currency) {
        return new Money(amount, Currency.getInstance(currency));
    }

    /** How many decimals an amount of this currency has. */
    static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    /** For machines and the ledger, as in {@code 1500.30}. */
    String plain() {
        return amount.toPlainString();
    }

    /** For people, without the currency, as in {@code 1,500.30}. */
    String figure() {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(digits(currency));
        return format.format(amount);
    }

    /** For people, as in {@code EUR 1,500.30}. */
    String text() {
        return currency.getCurrencyCode() + " " + figure();
    }
}
