package io.plimsoll.standard;

import io.plimsoll.client.ServiceKind;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a catalogue file; whatever is not exactly as standards/README.md says is refused with its line. */
final class CatalogueReader {

    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,59}");
    static final Pattern CODE = Pattern.compile("[A-Z]{2,6}-\\d{2}\\.\\d{1,3}");
    private static final Pattern VERSION = Pattern.compile("\\d{1,4}(\\.\\d{1,4}){0,2}");
    private static final Pattern KIND = Pattern.compile("requirement|obligation");
    private static final Pattern TITLE = Pattern.compile(".{1,80}");
    private static final Pattern FACT = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Set<String> PARTIES = Set.of("client", "msp", "employee");
    private static final Set<String> KEYS =
            Set.of("id", "title", "version", "origin", "published", "summary", "controls");
    private static final Set<String> CONTROL_KEYS = Set.of(
            "code",
            "area",
            "kind",
            "title",
            "requirement",
            "why",
            "ask",
            "responsible",
            "applies",
            "severity",
            "detection",
            "services");
    private static final Set<String> CONDITION_KEYS = Set.of("unless-service", "if-service", "if-fact");
    private static final Set<String> DETECTION_KEYS = Set.of("automatic", "person");

    private CatalogueReader() {}

    /**
     * @param file the name to give in messages
     * @throws MalformedCatalogue at the first mistake
     */
    static Catalogue read(String file, String text) {
        YamlBlock block = YamlBlock.document(file, text, KEYS);
        String id = block.text("id", ID, "lower-case words joined by hyphens");
        String version = block.text("version", VERSION, "numbers joined by dots, as in \"1.0\"");
        checkDate(block);
        Map<String, Conditions> conditions = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        List<Control> controls = new ArrayList<>();
        for (YamlBlock entry : block.blocks("controls", CONTROL_KEYS)) {
            Control control = control(entry, id, version);
            String code = control.ref().code();
            Integer earlier = lines.put(code, entry.line());
            if (earlier != null) {
                throw entry.malformed("code", "code " + code + " is already used in line " + earlier);
            }
            conditions.put(code, conditions(entry));
            controls.add(control);
        }
        if (controls.isEmpty()) {
            throw block.malformed("controls", "the standard has no controls");
        }
        var view = new StandardView(
                id, version, block.text("title"), block.text("origin"), block.text("summary"), List.copyOf(controls));
        return new Catalogue(file, text, view, conditions, lines);
    }

    private static Control control(YamlBlock entry, String standard, String version) {
        String code = entry.text("code", CODE, "capitals, a hyphen and two numbers, as in ABC-01.2");
        boolean requirement =
                entry.text("kind", KIND, "requirement or obligation").equals("requirement");
        YamlBlock detection = entry.block("detection", DETECTION_KEYS)
                .orElseThrow(() -> entry.malformed("code", "key 'detection' is missing"));
        if (!detection.has("automatic") && !detection.has("person")) {
            throw entry.malformed("detection", "'detection' needs 'automatic' or 'person'");
        }
        Set<ServiceKind> services = kinds(entry, "services");
        if (!requirement && !services.isEmpty()) {
            throw entry.malformed("services", "an obligation names no services: it opens no cases");
        }
        return new Control(
                new ControlRef(standard, version, code),
                entry.text("area"),
                requirement,
                entry.text("title", TITLE, "one line of at most 80 characters"),
                entry.text("requirement"),
                entry.text("why"),
                entry.text("ask"),
                responsible(entry),
                severity(entry),
                services,
                detection.optional("automatic"),
                detection.optional("person"));
    }

    private static Conditions conditions(YamlBlock entry) {
        return entry.block("applies", CONDITION_KEYS)
                .map(block -> {
                    List<String> facts = block.texts("if-fact");
                    facts.stream()
                            .filter(fact -> !FACT.matcher(fact).matches())
                            .findFirst()
                            .ifPresent(fact -> {
                                throw block.malformed("if-fact", "'" + fact + "' is not a fact's name");
                            });
                    return new Conditions(kinds(block, "unless-service"), kinds(block, "if-service"), facts);
                })
                .orElse(Conditions.NONE);
    }

    private static Set<String> responsible(YamlBlock entry) {
        List<String> parties = entry.texts("responsible");
        if (parties.isEmpty()) {
            throw entry.malformed("responsible", "nobody is responsible");
        }
        for (String party : parties) {
            if (!PARTIES.contains(party)) {
                throw entry.malformed(
                        "responsible", "unknown party '" + party + "', known are " + new TreeSet<>(PARTIES));
            }
        }
        return Set.copyOf(parties);
    }

    private static Severity severity(YamlBlock entry) {
        String word = entry.text("severity");
        for (Severity severity : Severity.values()) {
            if (severity.key().equals(word)) {
                return severity;
            }
        }
        throw entry.malformed("severity", "unknown severity '" + word + "'");
    }

    private static Set<ServiceKind> kinds(YamlBlock block, String key) {
        Set<ServiceKind> kinds = EnumSet.noneOf(ServiceKind.class);
        for (String name : block.texts(key)) {
            kinds.add(ServiceKind.ofKey(name)
                    .orElseThrow(() -> block.malformed(key, "unknown kind of service '" + name + "'")));
        }
        return Set.copyOf(kinds);
    }

    private static void checkDate(YamlBlock block) {
        String date = block.optional("published");
        try {
            if (!date.isEmpty()) {
                LocalDate.parse(date);
            }
        } catch (DateTimeParseException e) {
            throw block.malformed("published", "'published' must be a date as in 2026-01-31");
        }
    }
}
