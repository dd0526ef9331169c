package io.plimsoll.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\n2026-11-26 INFO forged entry",
                "x\r\nforged",
                "x\u2028forged",
                "x\u2029forged",
                "x\u0085forged",
                "x\u000bforged\u000c",
                "\u001b[2J\u001b[31mred",
                "\u009b31m",
                "user\u202egnp.exe",
                "\u2066a\u2069",
                "zero\u200bwidth\ufeff",
                "null\u0000byte",
                "half \ud83d of a pair",
                "\udc00 the other half"
            })
    void staysOneVisibleLine(String hostile) {
        assertThat(LogText.safe(hostile))
                .matches(line -> line.codePoints().noneMatch(LogTextTests::isInvisible), "has nothing invisible")
                .contains("\\");
    }

    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Bearer S3cr3t.Value-1",
                "sent header [authorization: Basic UzNjcjN0OlMzY3IzdA==S3cr3t]",
                "Cookie: PLIMSOLL_SESSION=S3cr3t; other=S3cr3t",
                "{\"Set-Cookie\":\"__Host-PLIMSOLL=S3cr3t; Path=/\"}",
                "token eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJTM2NyM3QifQ.S3cr3t was refused",
                "GET /login/oauth2/code/plimsoll?code=S3cr3t&state=S3cr3tS3cr3t",
                "redirect to https://id.example/logout?id_token_hint=S3cr3t",
                "jdbc:mysql://app:S3cr3t@db.example:3306/plimsoll",
                "spring.datasource.password=S3cr3t",
                "{\"client_secret\": \"S3cr3t\", \"grant_type\": \"x\"}",
                "clientSecret=S3cr3t, issuer=https://id.example",
                "password: S3cr3t",
                "API_KEY=S3cr3t",
                "access_token=S3cr3t&token_type=x",
                "code_verifier=S3cr3t",
                "otp=S3cr3t"
            })
    void secretsAreMasked(String line) {
        assertThat(LogText.safe(line)).doesNotContain("S3cr3t").contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Case NC-2026-000123 was opened for harbor",
                "HTTP status code=404 at /cases",
                "The token endpoint does not answer",
                "Größe 12 MB, 日本語, 😀",
                "C:\\data\\plimsoll",
                "a basic check of the password policy"
            })
    void whatIsHarmlessIsLeftAsItIs(String line) {
        assertThat(LogText.safe(line)).isEqualTo(line);
    }

    @Test
    void longTextsAreCutAndCostLittle() {
        String nasty = "password".repeat(200_000) + "=".repeat(50_000);

        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(LogText.safe(nasty)).hasSizeLessThan(17_000).endsWith("[cut]"));
    }

    @Test
    void theConfiguredPatternUsesItForMessagesAndForExceptions() throws Exception {
        String line = encode(
                "Sign-in of {} failed",
                "eve\n2026-11-26 INFO  all is well",
                new IllegalStateException("at ?code=S3cr3t\nINFO forged", new RuntimeException("password=S3cr3t")));

        assertThat(line).doesNotContain("S3cr3t").contains("IllegalStateException", "Caused by: ");
        assertThat(line.lines().skip(1)).allMatch(rest -> rest.startsWith("\t"));
        assertThat(line.lines().findFirst().orElseThrow()).endsWith("eve\\n2026-11-26 INFO  all is well failed");
    }

    private static String encode(String message, String argument, Throwable thrown) throws Exception {
        String configuration = new String(
                LogTextTests.class.getResourceAsStream("/logback-spring.xml").readAllBytes(), StandardCharsets.UTF_8);
        assertThat(configuration).contains("%safe%n%safeTrace", SafeMessage.class.getName(), SafeTrace.class.getName());
        var context = new LoggerContext();
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        context.putObject(
                ch.qos.logback.core.CoreConstants.PATTERN_RULE_REGISTRY,
                java.util.Map.of("safe", SafeMessage.class.getName(), "safeTrace", SafeTrace.class.getName()));
        encoder.setPattern("%safe%n%safeTrace");
        encoder.start();
        var event = new LoggingEvent("x", context.getLogger("x"), Level.INFO, message, thrown, new Object[] {argument});
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
