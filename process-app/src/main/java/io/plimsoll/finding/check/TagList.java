package io.plimsoll.finding.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A list of {@code tag=value} as DKIM keys and DMARC records have it (RFC 6376, 3.2); names are case-sensitive. */
record TagList(Map<String, String> tags) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /** Empty where the text is no such list, or names a tag twice. */
    static Optional<TagList> of(String text) {
        Map<String, String> tags = new LinkedHashMap<>();
        String[] parts = text.split(";", -1);
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i].strip();
            if (part.isEmpty() && i == parts.length - 1) {
                break;
            }
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            if (!NAME.matcher(name).matches()
                    || tags.put(name, part.substring(equals + 1).strip()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new TagList(tags));
    }

    boolean has(String tag) {
        return tags.containsKey(tag);
    }

    String value(String tag, String orElse) {
        return tags.getOrDefault(tag, orElse);
    }

    /** Whether the first tag is this one with this value. */
    boolean startsWith(String tag, String value) {
        return tags.entrySet().stream()
                .findFirst()
                .filter(first -> first.getKey().equals(tag) && first.getValue().equals(value))
                .isPresent();
    }
}
