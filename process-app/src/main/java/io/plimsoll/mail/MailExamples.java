package io.plimsoll.mail;

import io.plimsoll.client.Msp;
import io.plimsoll.client.Remaining;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A believable order for each mail, from {@code email-templates/examples.json}: what the gallery shows, and tests approve. */
@Component
final class MailExamples {

    private static final String FILE = "email-templates/examples.json";
    private static final String STEP = "example";
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final JsonNode file = read();

    /** When the examples are written: times in them lie around it. */
    Instant written() {
        return Instant.parse(text("written"));
    }

    /** Every day of the examples is a working day. */
    Remaining left(Instant at) {
        Duration left = Duration.between(written(), at);
        return new Remaining(
                left.isNegative(), (int) left.abs().toDays(), left.abs().toHoursPart());
    }

    ClientId client() {
        return new ClientId(text("client"));
    }

    CaseNumber number() {
        return new CaseNumber(text("number"));
    }

    /** Who reads such a mail: somebody of the client, or the MSP's team. */
    Recipient reader(MailEvent event, Locale language, Msp msp) {
        JsonNode reader = file.path("reader");
        return event.audience().equals("client")
                ? new Recipient(
                        reader.path("name").asString(),
                        reader.path("email").asString(),
                        language,
                        ZoneId.of(reader.path("zone").asString()))
                : new Recipient(msp.name(), "team@msp.example", language, msp.zone());
    }

    /** What its template may use; a key that no example has a value for is a fault. */
    Map<String, Object> model(MailEvent event) {
        Map<String, Object> model = new HashMap<>();
        if (event.isAboutCase()) {
            file.path("case").properties().forEach(part -> model.put(part.getKey(), value(part.getValue())));
        }
        for (String key : event.keys()) {
            JsonNode example = file.path("values").get(key);
            if (example == null) {
                throw new IllegalStateException(FILE + " has no example of " + key);
            }
            model.put(key, value(example));
        }
        return model;
    }

    /** @param path where its button leads */
    MailOrder order(MailEvent event, Recipient to, ClientId client, String path, Map<String, Object> model) {
        CaseNumber number = event.isAboutCase() ? number() : null;
        return new MailOrder(event.key(), event.audience(), to, client, number, STEP, event.key(), path, model);
    }

    private String text(String key) {
        return file.path(key).asString();
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new HashMap<>();
            node.properties().forEach(each -> map.put(each.getKey(), value(each.getValue())));
            return map;
        }
        if (node.isArray()) {
            return node.valueStream().map(MailExamples::value).toList();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.isInt() ? node.intValue() : node.decimalValue();
        }
        return moment(node.asString());
    }

    private static Object moment(String text) {
        if (MOMENT.matcher(text).matches()) {
            return Instant.parse(text);
        }
        return DAY.matcher(text).matches() ? LocalDate.parse(text) : text;
    }

    private static JsonNode read() {
        try (@Nullable InputStream in = MailExamples.class.getClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The mails lack " + FILE);
            }
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
