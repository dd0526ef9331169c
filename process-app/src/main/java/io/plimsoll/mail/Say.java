package io.plimsoll.mail;

import io.plimsoll.document.TemplateTool;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Words lists, numbers and quotations; {@code $say} in templates. Public because the template engine calls methods of
 * public types only.
 */
public final class Say implements TemplateTool {

    private static final int BRIEF = 60;

    private final Words words;

    Say(Words words) {
        this.words = words;
    }

    /** As in "mail, backup and helpdesk". */
    public String list(List<?> things) {
        if (things.size() < 2) {
            return things.stream().map(String::valueOf).collect(Collectors.joining());
        }
        String all = things.subList(0, things.size() - 1).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return words.of("list-last", all, String.valueOf(things.get(things.size() - 1)));
    }

    /** The first few of many, as in "SRV-01, SRV-02 and 4 more"; just the number where none is named. */
    public String some(List<?> named, Number all) {
        long more = all.longValue() - named.size();
        if (named.isEmpty()) {
            return words.of("items", all);
        }
        List<Object> parts = new ArrayList<>(named);
        if (more > 0) {
            parts.add(words.of("more", more));
        }
        return list(parts);
    }

    /** As in "1 system" or "3 systems", for what one mail alone counts. */
    public String count(Number number, String one, String many) {
        return number + " " + (number.longValue() == 1 ? one : many);
    }

    /** As in "EUR 1,250.00" or "JPY 1,250": with the decimals that the currency has. */
    public String money(Number amount, String currency) {
        int digits = Currency.getAvailableCurrencies().stream()
                .filter(one -> one.getCurrencyCode().equals(currency))
                .mapToInt(Currency::getDefaultFractionDigits)
                .findFirst()
                .orElse(2);
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(words.language()));
        format.setMinimumFractionDigits(digits);
        BigDecimal rounded = new BigDecimal(amount.toString()).setScale(digits, RoundingMode.HALF_UP);
        return words.of("money", currency, format.format(rounded));
    }

    /** At most 60 characters, so that a subject still shows what stands after it. */
    public String brief(String text) {
        return PlainText.cut(PlainText.oneLine(text), BRIEF);
    }

    /** The mark and word of a severity, as in "▲ High". */
    public String severity(String word) {
        String mark =
                switch (word) {
                    case "critical" -> "◆ ";
                    case "high" -> "▲ ";
                    case "medium" -> "● ";
                    default -> "○ ";
                };
        return mark + words.of("severity-" + word);
    }

    /** What is done to a service, as in "pause". */
    public String action(String key) {
        return words.of("action-" + key);
    }

    /** One sentence of what is new about a case, as in "Review plan: approved, by Nora Lindholm." */
    public String news(Map<String, ?> one) {
        String what = text(one, "what");
        String subject = text(one, "subject");
        String outcome = text(one, "outcome");
        return switch (what) {
            case "decided" ->
                words.of("news-decided", words.of("task-" + subject), words.of("outcome-" + outcome), text(one, "by"));
            case "state", "matter" ->
                outcome.isEmpty()
                        ? words.of("news-" + what + "-" + subject)
                        : words.of("news-" + what + "-" + subject, words.of("ending-" + outcome));
            default -> words.of("news-" + what, text(one, "by"));
        };
    }

    private static String text(Map<String, ?> one, String key) {
        return String.valueOf(one.get(key));
    }

    /** Somebody's own words, each line marked as such in a text part. */
    public Quotation quote(String words) {
        return new Quotation(words);
    }

    /** Words that keep their lines where they are inserted. */
    public record Quotation(String words) {

        @Override
        public String toString() {
            return words.strip().lines().map(line -> "> " + line.strip()).collect(Collectors.joining("\n"));
        }
    }
}
