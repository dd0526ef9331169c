package io.plimsoll.mail;

import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Says in subject and bodies that a mail is an example, so that nobody who gets it forwarded takes it for real. */
final class ExampleMark {

    /** What the outbox calls such a mail. */
    static final String EVENT = "example";

    private ExampleMark() {}

    static MailContent on(MailContent mail, Words words, String sender) {
        String note = words.of("example-note", PlainText.oneLine(sender));
        return new MailContent(
                words.of("example-mark") + " " + PlainText.cut(mail.subject(), 230),
                html(mail.html(), note),
                TextWrap.wrap("*** " + note + " ***\n\n" + mail.text()));
    }

    private static String html(String html, String note) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        Element content = page.selectFirst(".content");
        if (content == null) {
            throw new IllegalStateException("A mail has no content to mark");
        }
        content.prependElement("p")
                .attr("class", "example")
                .attr(
                        "style",
                        "margin: 0 0 18px; padding: 8px 12px; border: 2px dashed #9a6700; font-size: 14px;"
                                + " line-height: 1.5; color: #1d2833")
                .text(note);
        return page.outerHtml() + "\n";
    }
}
