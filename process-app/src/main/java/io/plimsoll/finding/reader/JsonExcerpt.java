package io.plimsoll.finding.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One element of a large JSON file as maps and lists, without what nobody asks for and never larger than a limit. */
final class JsonExcerpt {

    private static final int MOST_VALUES = 50_000;
    private static final int MOST_CHARACTERS = 2_000_000;

    private final JsonParser parser;
    private final Set<String> skipped;
    private int values;
    private int characters;

    private JsonExcerpt(JsonParser parser, Set<String> skipped) {
        this.parser = parser;
        this.skipped = skipped;
    }

    /**
     * Reads the element at which the parser stands, to its end.
     *
     * @param skipped names of keys to pass over, at any depth
     * @return null where the element is too large
     */
    static @Nullable Map<String, @Nullable Object> read(JsonParser parser, Set<String> skipped) {
        var excerpt = new JsonExcerpt(parser, skipped);
        Map<String, @Nullable Object> object = excerpt.object();
        return excerpt.tooLarge() ? null : object;
    }

    private boolean tooLarge() {
        return values > MOST_VALUES || characters > MOST_CHARACTERS;
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            if (skipped.contains(key)) {
                parser.skipChildren();
            } else {
                Object value = value();
                if (!tooLarge()) {
                    object.put(key, value);
                }
            }
        }
        return object;
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value();
            if (!tooLarge()) {
                list.add(value);
            }
        }
        return list;
    }

    private @Nullable Object value() {
        values++;
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    private String text() {
        String text = parser.getString();
        characters += text.length();
        return text;
    }
}
