package io.plimsoll.mail;

import io.plimsoll.client.Msp;
import io.plimsoll.client.Remaining;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The example of each mail as an order, and what it takes to word it without the application. */
final class MailSamples {

    static final MailExamples EXAMPLES = new MailExamples();
    static final Instant NOW = EXAMPLES.written();
    static final ClientId HARBOR = EXAMPLES.client();
    static final CaseNumber NUMBER = EXAMPLES.number();
    static final Languages LANGUAGES = new Languages();
    static final Msp MSP = new Msp(
            "Lighthouse IT",
            ZoneId.of("Europe/Berlin"),
            Locale.ENGLISH,
            Arrays.stream(Role.values())
                    .collect(Collectors.toMap(role -> role, role -> role.claim() + "@msp.example")));

    /** Settings that hold up no mail by their number. */
    static final MailProperties SETTINGS = new MailProperties(
            "plimsoll@msp.example",
            true,
            Duration.ofHours(1),
            20,
            Duration.ofMinutes(15),
            24,
            Duration.ofSeconds(30),
            Duration.ofHours(6),
            false,
            100_000,
            Duration.ofSeconds(5));

    static final Dkim UNSIGNED = new Dkim(new DkimSettings("", ""), SETTINGS);

    private static final Recipient ADA =
            new Recipient("Ada Keller", "harbor-signatory@harbor.example", Locale.ENGLISH, ZoneId.of("Europe/Zurich"));
    private static final Recipient TEAM =
            new Recipient("Lighthouse IT", "manager@msp.example", Locale.ENGLISH, ZoneId.of("Europe/Berlin"));

    /** What stands for words that the templates have, and is nobody's text. */
    private static final Set<String> KEYS = Set.of(
            "severity",
            "task",
            "change",
            "tone",
            "ground",
            "advice",
            "action",
            "answer",
            "because",
            "setback",
            "what",
            "subject",
            "outcome",
            "obstacle",
            "link",
            "byCode");

    private MailSamples() {}

    static Enclosure enclosure(ClientId client, String document) {
        byte[] content = {'%', 'P', 'D', 'F', '\n', 0, (byte) 255, '\r'};
        return new Enclosure("Deviation-" + client + "-" + document + ".pdf", "application/pdf", content);
    }

    /** The same for a reader of that language. */
    static MailOrder of(MailEvent event, Locale language) {
        MailOrder order = of(event);
        Recipient to = order.to();
        return to(order, new Recipient(to.name(), to.email(), language, to.zone()));
    }

    static MailOrder of(MailEvent event) {
        return order(event, EXAMPLES.model(event));
    }

    static MailOrder order(MailEvent event, Map<String, Object> model) {
        Recipient to = event.audience().equals("client") ? ADA : TEAM;
        return new MailOrder(
                event.key(),
                event.audience(),
                to,
                HARBOR,
                event.isAboutCase() ? NUMBER : null,
                "sample",
                event.key(),
                path(event),
                model);
    }

    /** What the subject has room for, however long all else is. */
    static String quoted(MailEvent event) {
        if (event.isAboutCase()) {
            return NUMBER.value();
        }
        if (event.key().startsWith("standard")) {
            return "SA-2026-000004";
        }
        if (event.key().startsWith("daily") || event.key().startsWith("reminders")) {
            return "Harbor Dental";
        }
        return event.key().startsWith("incident") ? "IN-2026-000007" : "answer";
    }

    /** The pages that a mail leads to: one, and in a daily mail those of what it tells. */
    static List<String> links(MailOrder order) {
        return Stream.concat(Stream.of("https://plimsoll.example" + order.path()), told(order.model()))
                .toList();
    }

    private static Stream<String> told(Map<?, ?> part) {
        Object several = part.containsKey("told") ? part.get("told") : part.get("clients");
        if (several instanceof List<?> clients) {
            return clients.stream().flatMap(client -> told((Map<?, ?>) client));
        }
        return Stream.of("items", "matters")
                .filter(part::containsKey)
                .flatMap(key -> ((List<?>) part.get(key)).stream())
                .flatMap(item -> Stream.of("link", "byCode").map(((Map<?, ?>) item)::get))
                .filter(link -> link instanceof String text && !text.isEmpty())
                .map(String::valueOf);
    }

    private static String path(MailEvent event) {
        if (event.isAboutCase()) {
            return "/cases/" + NUMBER + "/tasks/respond";
        }
        if (event.key().startsWith("standard")) {
            return "/adoptions/SA-2026-000004";
        }
        if (event.key().startsWith("daily") || event.key().startsWith("reminders")) {
            return "/tasks";
        }
        return event.key().startsWith("incident") ? "/incidents/IN-2026-000007" : "/clients/harbor/attestation";
    }

    static MailOrder to(MailOrder order, Recipient to) {
        return new MailOrder(
                order.event(),
                order.audience(),
                to,
                order.client(),
                order.number(),
                order.cause(),
                order.step(),
                order.path(),
                order.model());
    }

    static MailOrder because(MailOrder order, String cause) {
        return new MailOrder(
                order.event(),
                order.audience(),
                order.to(),
                order.client(),
                order.number(),
                cause,
                order.step(),
                order.path(),
                order.model());
    }

    /** The same order with every text of its model, at any depth, changed. */
    static MailOrder withTexts(MailOrder order, UnaryOperator<String> change) {
        Map<String, Object> model = new HashMap<>();
        order.model().forEach((key, value) -> model.put(key, KEYS.contains(key) ? value : changed(value, change)));
        return to(order(MailEvent.of(order.event(), order.audience()), model), order.to());
    }

    private static Object changed(Object value, UnaryOperator<String> change) {
        if (value instanceof String text) {
            return change.apply(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> changed(each, change)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new HashMap<>();
            map.forEach(
                    (key, inner) -> copy.put(String.valueOf(key), KEYS.contains(key) ? inner : changed(inner, change)));
            return copy;
        }
        return value;
    }

    /** Words mail as on Monday 23 November 2026; a working day is taken to be every day. */
    static MailWording wording() {
        return wording(false);
    }

    /** @param replies whether answers by mail are read */
    static MailWording wording(boolean replies) {
        return new MailWording(
                new MailTemplates(LANGUAGES),
                LANGUAGES,
                MSP,
                path -> "https://plimsoll.example" + path,
                MailSamples::left,
                (client, event, language) -> OwnWords.NONE,
                replies);
    }

    static Remaining left(ClientId client, Instant at) {
        return EXAMPLES.left(at);
    }
}
