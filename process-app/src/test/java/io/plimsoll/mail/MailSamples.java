package io.plimsoll.mail;

import io.plimsoll.client.Msp;
import io.plimsoll.client.Remaining;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One believable order for each mail, and what it takes to word it without the application. */
final class MailSamples {

    static final Instant NOW = Instant.parse("2026-11-23T13:05:00Z");
    static final ClientId HARBOR = new ClientId("harbor");
    static final CaseNumber NUMBER = new CaseNumber("NC-2026-000123");
    static final Languages LANGUAGES = new Languages();
    static final Msp MSP = new Msp(
            "Lighthouse IT",
            ZoneId.of("Europe/Berlin"),
            Locale.ENGLISH,
            Arrays.stream(Role.values())
                    .collect(Collectors.toMap(role -> role, role -> role.claim() + "@msp.example")));

    private static final Recipient ADA =
            new Recipient("Ada Keller", "harbor-signatory@harbor.example", Locale.ENGLISH, ZoneId.of("Europe/Zurich"));
    private static final Recipient TEAM =
            new Recipient("Lighthouse IT", "manager@msp.example", Locale.ENGLISH, ZoneId.of("Europe/Berlin"));

    private static final Instant DUE = Instant.parse("2026-11-27T16:00:00Z");
    private static final LocalDate END_OF_MARCH = LocalDate.of(2027, 3, 31);
    private static final List<String> SERVICES = List.of("Helpdesk", "Remote access");
    private static final String REASON =
            "The copy on the NAS is in the same room as the servers.\nA copy elsewhere is what the standard asks for.";

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
            "outcome");

    private static final Map<String, Object> OF_EACH_CASE = Map.of(
            "case",
            Map.of(
                    "number",
                    NUMBER.value(),
                    "title",
                    "Backup has no off-site copy",
                    "severity",
                    "high",
                    "clientName",
                    "Harbor Dental"),
            "control",
            Map.of(
                    "code",
                    "BCK-03",
                    "requirement",
                    "A copy of every backup is kept at another place, out of reach of the systems it protects.",
                    "why",
                    "A fire or ransomware would take your data and its backups together, and nothing could be restored.",
                    "ask",
                    "Have a copy of every backup kept at another place, and show us that it can be restored."),
            "assets",
            Map.of("count", 7, "list", List.of("HD-SRV-01", "HD-SRV-02", "HD-NAS-01", "HD-PACS-01", "HD-PACS-02")),
            "due",
            DUE);

    private static final Map<String, Object> OF_EVENTS = Map.ofEntries(
            Map.entry("clientName", "Harbor Dental"),
            Map.entry("count", 3),
            Map.entry("areas", List.of("Building", "Policy")),
            Map.entry(
                    "said",
                    List.of(Map.of(
                            "question",
                            "Are visitors accompanied for as long as they are in the building?",
                            "reason",
                            "We work from home and have no offices."))),
            Map.entry("adoption", "SA-2026-000004"),
            Map.entry("standard", "Minimum technology standards"),
            Map.entry("version", "1.1"),
            Map.entry("first", false),
            Map.entry("inForce", Instant.parse("2026-12-31T23:00:00Z")),
            Map.entry("added", 2),
            Map.entry("changed", 1),
            Map.entry("removed", 0),
            Map.entry("refusalReason", "We cannot replace the old machines before summer."),
            Map.entry("answer", "acknowledged"),
            Map.entry("incident", "IN-2026-000007"),
            Map.entry("summary", "The backup server of our provider was encrypted at night. Restores are possible."),
            Map.entry("severity", "high"),
            Map.entry("ours", true),
            Map.entry("confirmed", false),
            Map.entry("noticed", Instant.parse("2026-11-23T05:40:00Z")),
            Map.entry("late", true),
            Map.entry("left", false),
            Map.entry("overrun", 185),
            Map.entry("systems", "Backup server, off-site copies"),
            Map.entry("reminders", 2),
            Map.entry("whom", "insurer"),
            Map.entry("overdue", false),
            Map.entry("words", "The copies are whole. We restore the server tonight and write again tomorrow."),
            Map.entry("rootCause", "A password that was used twice."),
            Map.entry("measures", "The server was restored from the copy of Sunday."),
            Map.entry("lessons", "No account of a server without a second factor."),
            Map.entry("author", "Nora Lindholm"),
            Map.entry(
                    "news",
                    List.of(
                            Map.of("what", "matter", "subject", "remediating", "outcome", "", "by", ""),
                            Map.of(
                                    "what",
                                    "decided",
                                    "subject",
                                    "review-plan",
                                    "outcome",
                                    "approve",
                                    "by",
                                    "Tom Berger"),
                            Map.of("what", "comment", "subject", "", "outcome", "", "by", "Nora Lindholm"))),
            Map.entry("round", 1),
            Map.entry("again", false),
            Map.entry("task", "respond"),
            Map.entry("change", "waited"),
            Map.entry("before", Instant.parse("2026-11-25T16:00:00Z")),
            Map.entry("tone", "firm"),
            Map.entry("nr", 2),
            Map.entry("of", 3),
            Map.entry("ground", "already-fixed"),
            Map.entry("explanation", REASON),
            Map.entry("reason", REASON),
            Map.entry("declineReason", "We would rather buy our own storage in spring."),
            Map.entry("evidence", "The restore test of 20 November found no copy outside the building."),
            Map.entry("because", "silence"),
            Map.entry("setback", "said"),
            Map.entry("files", 2),
            Map.entry("until", END_OF_MARCH),
            Map.entry("validUntil", END_OF_MARCH),
            Map.entry("days", 5),
            Map.entry("advice", "accept-with-conditions"),
            Map.entry("residual", 8),
            Map.entry("level", 1),
            Map.entry("reference", "DV-2026-000123-1.1"),
            Map.entry("signed", true),
            Map.entry("textSha256", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"),
            Map.entry(
                    "ledgerHead",
                    "plimsoll-head:1 chain=client:harbor size=42 after=0"
                            + " root=486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7"
                            + " time=2026-11-23T13:05:00.000Z"
                            + " key=2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824 signature="
                            + "5c".repeat(32) + " " + "5c".repeat(32)),
            Map.entry("total", new BigDecimal("1250")),
            Map.entry("currency", "EUR"),
            Map.entry("description", "Set up an encrypted copy in a second data centre and test a restore."),
            Map.entry(
                    "milestones",
                    List.of(
                            Map.of(
                                    "title",
                                    "Order storage",
                                    "due",
                                    LocalDate.of(2026, 12, 4),
                                    "owner",
                                    "Ada Keller",
                                    "ours",
                                    false),
                            Map.of(
                                    "title",
                                    "First copy restored",
                                    "due",
                                    LocalDate.of(2026, 12, 15),
                                    "owner",
                                    "Tom Berger",
                                    "ours",
                                    true))),
            Map.entry("milestone", "Order storage"),
            Map.entry("owner", "Ada Keller"),
            Map.entry("milestoneDue", LocalDate.of(2026, 11, 20)),
            Map.entry("undecided", false),
            Map.entry("action", "resume"),
            Map.entry("services", SERVICES),
            Map.entry(
                    "impact", "Nobody can reach the practice's systems from outside, and calls wait until we resume."),
            Map.entry("cureEnds", Instant.parse("2026-12-04T16:00:00Z")),
            Map.entry("ends", Instant.parse("2027-01-08T16:00:00Z")),
            Map.entry("longestPauseEnds", Instant.parse("2027-01-08T16:00:00Z")),
            Map.entry("noticeEnds", Instant.parse("2027-02-28T23:00:00Z")),
            Map.entry("determination", "Four requests and a pause of 35 days have not led to a copy elsewhere."));

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
        Map<String, Object> model = new HashMap<>(event.isAboutCase() ? OF_EACH_CASE : Map.of());
        event.keys().forEach(key -> model.put(key, OF_EVENTS.getOrDefault(key, OF_EACH_CASE.getOrDefault(key, ""))));
        return order(event, model);
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
        return event.key().startsWith("incident") ? "IN-2026-000007" : "answer";
    }

    private static String path(MailEvent event) {
        if (event.isAboutCase()) {
            return "/cases/" + NUMBER + "/tasks/respond";
        }
        if (event.key().startsWith("standard")) {
            return "/adoptions/SA-2026-000004";
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
        return new MailWording(
                new MailTemplates(LANGUAGES),
                LANGUAGES,
                MSP,
                path -> "https://plimsoll.example" + path,
                MailSamples::left);
    }

    static Remaining left(ClientId client, Instant at) {
        Duration left = Duration.between(NOW, at);
        return new Remaining(
                left.isNegative(), (int) left.abs().toDays(), left.abs().toHoursPart());
    }
}
