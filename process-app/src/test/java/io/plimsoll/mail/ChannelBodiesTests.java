package io.plimsoll.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each kind of channel gets, to the letter. */
class ChannelBodiesTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant QUEUED = Instant.parse("2026-11-23T08:15:30.123Z");

    private static ChannelMessage message(String subject, String text) {
        return new ChannelMessage(
                "0192-a",
                "enforcement-due",
                "harbor",
                "NC-2026-000123",
                subject,
                text,
                "https://plimsoll.example/cases/NC-2026-000123?a=1&b=2",
                QUEUED);
    }

    private static final ChannelMessage PLAIN =
            message("Decide: NC-2026-000123", "Hello,\n\nthe client did not answer.\nDecide by Friday.");

    @Test
    void slackGetsTextAndPlainBlocks() {
        assertThat(ChannelBodies.of(ChannelKind.SLACK, PLAIN))
                .isEqualTo("{\"text\":\"Decide: NC-2026-000123\\n\\nHello,\\n\\nthe client did not answer.\\nDecide by"
                        + " Friday.\\n\\n<https://plimsoll.example/cases/NC-2026-000123?a=1&amp;b=2|NC-2026-000123>\","
                        + "\"blocks\":[{\"type\":\"section\",\"text\":{\"type\":\"plain_text\",\"text\":\"Decide:"
                        + " NC-2026-000123\"}},{\"type\":\"section\",\"text\":{\"type\":\"plain_text\",\"text\":\"Hello,"
                        + "\\n\\nthe client did not answer.\\nDecide by Friday.\"}},{\"type\":\"section\",\"text\":{\"type\":"
                        + "\"mrkdwn\",\"text\":\"<https://plimsoll.example/cases/NC-2026-000123?a=1&amp;b=2|NC-2026-000123>"
                        + "\"}}],\"unfurl_links\":false}");
    }

    @Test
    void teamsGetsACardOfRunsOfText() {
        assertThat(ChannelBodies.of(ChannelKind.TEAMS, PLAIN))
                .isEqualTo("{\"type\":\"message\",\"attachments\":[{\"contentType\":"
                        + "\"application/vnd.microsoft.card.adaptive\",\"content\":{\"$schema\":"
                        + "\"http://adaptivecards.io/schemas/adaptive-card.json\",\"type\":\"AdaptiveCard\",\"version\":"
                        + "\"1.4\",\"body\":[{\"type\":\"RichTextBlock\",\"spacing\":\"Default\",\"inlines\":[{\"type\":"
                        + "\"TextRun\",\"text\":\"Decide: NC-2026-000123\",\"weight\":\"Bolder\"}]},{\"type\":"
                        + "\"RichTextBlock\",\"spacing\":\"Medium\",\"inlines\":[{\"type\":\"TextRun\",\"text\":\"Hello,\"}]},"
                        + "{\"type\":\"RichTextBlock\",\"spacing\":\"Medium\",\"inlines\":[{\"type\":\"TextRun\",\"text\":"
                        + "\"the client did not answer.\"}]},{\"type\":\"RichTextBlock\",\"spacing\":\"None\",\"inlines\":"
                        + "[{\"type\":\"TextRun\",\"text\":\"Decide by Friday.\"}]}],\"actions\":[{\"type\":"
                        + "\"Action.OpenUrl\",\"title\":\"NC-2026-000123\",\"url\":"
                        + "\"https://plimsoll.example/cases/NC-2026-000123?a=1&b=2\"}]}}]}");
    }

    @Test
    void aWebhookGetsWhatItNeedsToKnowAMessageAgain() {
        assertThat(ChannelBodies.of(ChannelKind.WEBHOOK, PLAIN))
                .isEqualTo("{\"type\":\"message.enforcement-due\",\"timestamp\":\"2026-11-23T08:15:30.123Z\",\"data\":"
                        + "{\"id\":\"0192-a\",\"event\":\"enforcement-due\",\"client\":\"harbor\",\"case\":"
                        + "\"NC-2026-000123\",\"subject\":\"Decide: NC-2026-000123\",\"text\":\"Hello,\\n\\nthe client did"
                        + " not answer.\\nDecide by Friday.\",\"link\":"
                        + "\"https://plimsoll.example/cases/NC-2026-000123?a=1&b=2\"}}");
    }

    @Test
    void aMessageAboutNothingOfAClientNamesNone() {
        var test = new ChannelMessage("1", "example", null, null, "Test", "Test", "https://p.example/", QUEUED);

        JsonNode data =
                JSON.readTree(ChannelBodies.of(ChannelKind.WEBHOOK, test)).path("data");

        assertThat(data.has("client")).isFalse();
        assertThat(data.has("case")).isFalse();
        assertThat(ChannelBodies.of(ChannelKind.SLACK, test)).contains("<https://p.example/|Plimsoll>");
    }

    @Test
    void nobodysTextBecomesMarkup() {
        String hostile = "<!channel> <@U1> <https://evil.example|Pay here> &lt; *b* [x](https://evil.example)"
                + " {{DATE(2026-01-01T00:00:00Z)}} \"}],\"x\":[{\" <script>";
        ChannelMessage message = message(hostile, hostile);

        JsonNode slack = JSON.readTree(ChannelBodies.of(ChannelKind.SLACK, message));
        String text = slack.path("text").asString();
        assertThat(text.replace("<https://plimsoll.example/cases/NC-2026-000123?a=1&amp;b=2|NC-2026-000123>", ""))
                .contains("&lt;!channel&gt; &lt;@U1&gt;", "&amp;lt;")
                .doesNotContain("<", ">");
        assertThat(slack.path("blocks").path(0).path("text").path("type").asString())
                .isEqualTo("plain_text");
        assertThat(slack.path("blocks").path(1).path("text").path("text").asString())
                .isEqualTo(hostile);
        assertThat(slack.size()).isEqualTo(3);

        JsonNode card = JSON.readTree(ChannelBodies.of(ChannelKind.TEAMS, message))
                .path("attachments")
                .path(0)
                .path("content");
        assertThat(card.path("body")).allSatisfy(block -> {
            assertThat(block.path("type").asString()).isEqualTo("RichTextBlock");
            assertThat(block.path("inlines").path(0).path("type").asString()).isEqualTo("TextRun");
            assertThat(block.path("inlines").path(0).path("text").asString()).isEqualTo(hostile);
        });
        assertThat(card.path("actions").size()).isOne();

        JsonNode data =
                JSON.readTree(ChannelBodies.of(ChannelKind.WEBHOOK, message)).path("data");
        assertThat(data.path("text").asString()).isEqualTo(hostile);
        assertThat(data.size()).isEqualTo(7);
    }

    @Test
    void aLongTextIsCutAndItsFootLeftOut() {
        assertThat(ChannelMessage.shortened("Hello\n\nMore\n\n-- \nNC-2026-000123\nAnswers are not read.\n"))
                .isEqualTo("Hello\n\nMore");
        assertThat(ChannelMessage.shortened("word ".repeat(2000)))
                .hasSizeLessThanOrEqualTo(2900)
                .endsWith("…");
    }
}
