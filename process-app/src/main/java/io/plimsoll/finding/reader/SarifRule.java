package io.plimsoll.finding.reader;

import io.plimsoll.standard.Severity;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a tool says of one of its rules ({@code reportingDescriptor}).
 *
 * @param security its severity as a matter of security, null where the tool gives none
 * @param level of its results that say none themselves, "" where the tool gives none
 * @param messages texts that results refer to by a key
 */
record SarifRule(
        String id,
        String title,
        @Nullable Severity security,
        String level,
        Map<String, String> messages,
        Set<String> references) {

    static final SarifRule UNKNOWN = new SarifRule("", "", null, "", Map.of(), Set.of());

    private static final int MOST_MESSAGES = 50;
    private static final Pattern CWE = Pattern.compile("(?:.*/)?cwe-0*(\\d+)");

    static SarifRule of(Fields fields) {
        Map<String, String> messages = new HashMap<>();
        fields.keys("messageStrings").stream().limit(MOST_MESSAGES).forEach(key -> {
            String text = fields.object("messageStrings").child(key).first("text", "markdown");
            messages.put(Texts.clean(key, 200), Texts.clean(text, Row.DETAIL));
        });
        var references = new References();
        for (String tag : fields.texts("properties.tags")) {
            Matcher cwe = CWE.matcher(tag.toLowerCase(Locale.ROOT));
            references.addText(cwe.matches() ? "cwe:" + cwe.group(1) : tag);
        }
        for (Fields related : fields.objects("relationships")) {
            references.add(related.text("target.toolComponent.name"), related.text("target.id"));
        }
        return new SarifRule(
                fields.text("id"),
                Texts.clean(fields.first("shortDescription.text", "fullDescription.text", "name"), Row.TITLE),
                security(fields),
                Texts.clean(fields.text("defaultConfiguration.level"), 40),
                messages,
                references.toSet());
    }

    /** The scale of CVSS in {@code security-severity}, a property by which code scanning services go. */
    static @Nullable Severity security(Fields fields) {
        Double score = fields.decimal("properties.security-severity");
        if (score == null || score <= 0) {
            return null;
        }
        return score >= 9
                ? Severity.CRITICAL
                : score >= 7 ? Severity.HIGH : score >= 4 ? Severity.MEDIUM : Severity.LOW;
    }

    /** About how much memory it takes. */
    int size() {
        int texts = messages.values().stream().mapToInt(String::length).sum();
        return 300 + id.length() + title.length() + texts + 300 * (messages.size() + references.size());
    }
}
