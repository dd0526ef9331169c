package io.plimsoll.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * What somebody wrote in answer to a mail of ours, without what their program quotes of it. There is no standard for
 * that; these are the habits of the programs that most people use. In doubt it is kept: a quotation too many harms
 * nobody, a word too few may.
 */
final class ReplyText {

    private static final Pattern DIVIDER =
            Pattern.compile("\\s*-{2,}\\s*(Original Message|Original-Nachricht|Ursprüngliche Nachricht)\\s*-{2,}\\s*");
    private static final Pattern FROM = Pattern.compile("\\s*\\*?(From|Von)\\s*:\\*?\\s.*");
    private static final Pattern OTHER_HEADER =
            Pattern.compile("\\s*\\*?(Sent|Date|To|Subject|Gesendet|Datum|An|Betreff)\\s*:\\*?(\\s.*)?");
    private static final Pattern RULE = Pattern.compile("\\s*_{5,}\\s*");
    private static final Pattern GAP = Pattern.compile("\\n{3,}");

    /** Gmail, Outlook, Thunderbird and Apple Mail mark so in HTML what they quote. */
    private static final String QUOTED =
            "blockquote[type=cite], .gmail_quote, .gmail_quote_container, .moz-cite-prefix, .yahoo_quoted, .protonmail_quote";

    private static final String QUOTED_TO_THE_END =
            "#divRplyFwdMsg, #appendonsend, #mail-editor-reference-message-container";

    private static final int LONGEST_INTRODUCTION = 4;
    private static final int DEEPEST = 10;

    private final List<String> ours;

    /** @param ours the address and the name that our mail is from */
    ReplyText(String... ours) {
        this.ours = Stream.of(ours).map(one -> one.toLowerCase(Locale.ROOT)).toList();
    }

    /** Plain text, "" where nothing was written. */
    String of(Part message) throws MessagingException, IOException {
        String plain = body(message, "text/plain", 0);
        String all = plain.isBlank() ? fromHtml(body(message, "text/html", 0)) : plain;
        List<String> lines =
                PlainText.clean(all).lines().map(String::stripTrailing).toList();
        String written = joined(lines.subList(0, end(lines)));
        return written.isEmpty() ? joined(lines) : written;
    }

    private static String joined(List<String> lines) {
        return GAP.matcher(String.join("\n", lines)).replaceAll("\n\n").strip();
    }

    /** The first part of that type which is no attachment; "" where there is none. */
    private static String body(Part part, String type, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return "";
        }
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = body(parts.getBodyPart(i), type, depth + 1);
                if (!found.isBlank()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static String fromHtml(String html) {
        Document page = Jsoup.parse(html);
        page.select("head, script, style").remove();
        String whole = lines(page.body());
        page.select(QUOTED).remove();
        for (Element from : page.select(QUOTED_TO_THE_END)) {
            Elements after = from.nextElementSiblings();
            from.remove();
            after.remove();
        }
        String written = lines(page.body());
        return written.isBlank() ? whole : written;
    }

    private static String lines(Element body) {
        Element copy = body.clone();
        copy.select("p, div, li, tr, h1, h2, h3, blockquote").prepend("\n");
        return copy.wholeText();
    }

    /** The number of lines that come before the quotation. */
    private int end(List<String> lines) {
        int end = lines.size();
        for (int i = 0; i < end; i++) {
            if (DIVIDER.matcher(lines.get(i)).matches() || isHeader(lines, i)) {
                return i > 0 && RULE.matcher(lines.get(i - 1)).matches() ? i - 1 : i;
            }
        }
        int quotation = lastBlock(lines, line -> line.isBlank() || line.startsWith(">"));
        return quotation == end || lines.subList(quotation, end).stream().allMatch(String::isBlank)
                ? end
                : beforeIntroduction(lines, quotation);
    }

    /** The header of a message as Outlook sets it above what it quotes. */
    private static boolean isHeader(List<String> lines, int at) {
        return FROM.matcher(lines.get(at)).matches()
                && lines.subList(at + 1, Math.min(at + 4, lines.size())).stream()
                                .filter(line -> OTHER_HEADER.matcher(line).matches())
                                .count()
                        >= 2;
    }

    /** Where the last lines of this kind begin: answers between the quoted lines are no such end. */
    private static int lastBlock(List<String> lines, Predicate<String> kind) {
        int at = lines.size();
        while (at > 0 && kind.test(lines.get(at - 1))) {
            at--;
        }
        return at;
    }

    /** As in "On Mon, 23 Nov 2026 at 14:05, Northgate IT wrote:", in whatever language, which may take several lines. */
    private int beforeIntroduction(List<String> lines, int quotation) {
        if (quotation == 0 || !lines.get(quotation - 1).endsWith(":")) {
            return quotation;
        }
        var said = new StringBuilder();
        for (int at = quotation - 1; at >= Math.max(0, quotation - LONGEST_INTRODUCTION); at--) {
            if (lines.get(at).isBlank()) {
                break;
            }
            said.insert(0, lines.get(at).toLowerCase(Locale.ROOT) + " ");
            boolean starts = at == 0 || lines.get(at - 1).isBlank();
            if (starts && ours.stream().anyMatch(one -> said.indexOf(one) >= 0)) {
                return at;
            }
        }
        return quotation;
    }
}
