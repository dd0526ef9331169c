package io.plimsoll.finding.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One element of a large JSON file as maps and lists, without what nobody asks for and never larger than a limit. An
 * element that says one thing twice says nothing: which of the two is meant cannot be told.
 */
final class JsonExcerpt {

    private static final int MOST_VALUES = 50_000;
    private static final int MOST_CHARACTERS = 2_000_000;

    private final JsonParser parser;
    private final Choice choice;
    private int values;
    private int characters;
    private String twice = "";
    private Fields fields = new Fields(Map.of());

    private JsonExcerpt(JsonParser parser, Choice choice) {
        this.parser = parser;
        this.choice = choice;
    }

    /** Which keys are kept. */
    interface Choice {

        /**
         * Whether to keep a value.
         *
         * @param within the key under which the object stands that holds the key, "" at the top
         */
        boolean keeps(String within, String key);
    }

    /** Reads the object at which the parser stands, to its end. */
    static JsonExcerpt read(JsonParser parser, Choice choice) {
        var excerpt = new JsonExcerpt(parser, choice);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            excerpt.fields = new Fields(excerpt.object(""));
        } else {
            parser.skipChildren();
            excerpt.twice = "it is not an object";
        }
        return excerpt;
    }

    /**
     * Why it cannot be used, "" where it can.
     *
     * @param element what a person calls it
     */
    String objection(String element) {
        if (tooLarge()) {
            return "it is too large for one " + element;
        }
        return twice;
    }

    /** What it holds; not to be trusted where there is an objection. */
    Fields fields() {
        return fields;
    }

    /** About how much memory it takes. */
    int characters() {
        return characters + 100 * values;
    }

    private boolean tooLarge() {
        return values > MOST_VALUES || characters > MOST_CHARACTERS;
    }

    private Map<String, @Nullable Object> object(String within) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            if (!choice.keeps(within, key)) {
                parser.skipChildren();
                continue;
            }
            boolean again = object.containsKey(key);
            Object value = value(key);
            characters += key.length();
            if (again && twice.isEmpty()) {
                twice = "it has '" + Texts.clean(key, 40) + "' twice";
            }
            if (!tooLarge()) {
                object.put(key, value);
            }
        }
        return object;
    }

    private List<@Nullable Object> list(String within) {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value(within);
            if (!tooLarge()) {
                list.add(value);
            }
        }
        return list;
    }

    private @Nullable Object value(String within) {
        values++;
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(within);
            case START_ARRAY -> list(within);
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
