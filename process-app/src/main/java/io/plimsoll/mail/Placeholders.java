package io.plimsoll.mail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values where a provider's own words say <code>{{name}}</code>, once and without any logic. */
final class Placeholders {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private Placeholders() {}

    /** What the words ask for that is not among those names. */
    static Set<String> unknown(String words, Set<String> names) {
        Set<String> unknown = new TreeSet<>();
        PLACE.matcher(words)
                .results()
                .map(place -> place.group(1))
                .filter(name -> !names.contains(name))
                .forEach(unknown::add);
        return unknown;
    }

    /** Whether braces are left that open or close no placeholder. */
    static boolean areBroken(String words) {
        String rest = PLACE.matcher(words).replaceAll("");
        return words.contains("{{{") || words.contains("}}}") || rest.contains("{{") || rest.contains("}}");
    }

    /** A value that looks like a placeholder stays as it is. */
    static String fill(String words, Map<String, String> values) {
        return PLACE.matcher(words)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }

    /** The names that own words for such a mail may use. */
    static Set<String> of(MailEvent event) {
        Set<String> names = new TreeSet<>(Set.of("recipient", "client", "msp"));
        if (event.isAboutCase()) {
            names.add("number");
            names.add("title");
        }
        if (event.keys().contains("due")) {
            names.add("due");
        }
        return names;
    }

    /** Their values in one mail, as people read them. */
    static Map<String, String> values(MailEvent event, Map<String, Object> model, Recipient to, String msp, When when) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("recipient", to.name());
        values.put("msp", msp);
        if (model.get("case") instanceof Map<?, ?> matter) {
            values.put("client", String.valueOf(matter.get("clientName")));
            values.put("number", String.valueOf(matter.get("number")));
            values.put("title", String.valueOf(matter.get("title")));
        } else {
            values.put("client", String.valueOf(model.get("clientName")));
        }
        if (event.keys().contains("due") && model.get("due") instanceof Instant due) {
            values.put("due", when.full(due));
        }
        return values;
    }
}
