package io.plimsoll.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts a message into the form that each kind of channel reads. What people wrote stays text: no markup, mention or link
 * of theirs comes to life.
 */
final class ChannelBodies {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ADAPTIVE_CARD = "application/vnd.microsoft.card.adaptive";

    private ChannelBodies() {}

    static String of(ChannelKind kind, ChannelMessage message) {
        Map<String, Object> body =
                switch (kind) {
                    case SLACK -> slack(message);
                    case TEAMS -> teams(message);
                    case WEBHOOK -> webhook(message);
                };
        return JSON.writeValueAsString(body);
    }

    /** Slack shows the blocks, of which plain text is never read as markup; others that take the same show the text. */
    private static Map<String, Object> slack(ChannelMessage message) {
        String link = "<" + escaped(message.link()).replace("|", "%7C") + "|" + escaped(message.about()) + ">";
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", escaped(message.subject()) + "\n\n" + escaped(message.text()) + "\n\n" + link);
        body.put(
                "blocks",
                List.of(
                        section("plain_text", message.subject()),
                        section("plain_text", message.text()),
                        section("mrkdwn", link)));
        body.put("unfurl_links", false);
        return body;
    }

    private static Map<String, Object> section(String type, String text) {
        return inOrder("type", "section", "text", inOrder("type", type, "text", text));
    }

    /** What Slack reads as the beginning of a link, a mention or a character. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A text run knows no Markdown, as a text block would; each line has a block of its own, since runs know no lines. */
    private static Map<String, Object> teams(ChannelMessage message) {
        List<Object> lines = new ArrayList<>();
        lines.add(line(inOrder("type", "TextRun", "text", message.subject(), "weight", "Bolder"), "Default"));
        boolean apart = true;
        for (String text : message.text().split("\n", -1)) {
            if (text.isBlank()) {
                apart = true;
            } else {
                lines.add(line(inOrder("type", "TextRun", "text", text), apart ? "Medium" : "None"));
                apart = false;
            }
        }
        Map<String, Object> card = inOrder(
                "$schema",
                "http://adaptivecards.io/schemas/adaptive-card.json",
                "type",
                "AdaptiveCard",
                "version",
                "1.4",
                "body",
                lines,
                "actions",
                List.of(inOrder("type", "Action.OpenUrl", "title", message.about(), "url", message.link())));
        return inOrder(
                "type", "message", "attachments", List.of(inOrder("contentType", ADAPTIVE_CARD, "content", card)));
    }

    private static Map<String, Object> line(Map<String, Object> run, String spacing) {
        return inOrder("type", "RichTextBlock", "spacing", spacing, "inlines", List.of(run));
    }

    private static Map<String, Object> webhook(ChannelMessage message) {
        Map<String, Object> data = inOrder("id", message.id(), "event", message.event());
        if (message.client() != null) {
            data.put("client", message.client());
        }
        if (message.number() != null) {
            data.put("case", message.number());
        }
        data.put("subject", message.subject());
        data.put("text", message.text());
        data.put("link", message.link());
        return inOrder(
                "type",
                "message." + message.event(),
                "timestamp",
                message.queuedAt().toString(),
                "data",
                data);
    }

    private static Map<String, Object> inOrder(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
