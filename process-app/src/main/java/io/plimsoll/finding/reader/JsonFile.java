package io.plimsoll.finding.reader;

import java.io.InputStream;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON file that is read once, from its start to its end, without ever holding more than one element of it. All
 * readers of JSON share these limits and these words for what is wrong with a file.
 */
final class JsonFile {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(2_000_000)
                    .maxNestingDepth(200)
                    .maxNameLength(2_000)
                    .maxNumberLength(100)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private final JsonParser parser;
    private final String element;
    private long count;

    private JsonFile(JsonParser parser, String element) {
        this.parser = parser;
        this.element = element;
    }

    /** What is done with a file, with a value at which it stands, or with the value of a key. */
    interface Content {
        void read(JsonFile file) throws BrokenFile;
    }

    /** What is done with a value at which a file stands. */
    interface Value {
        void read() throws BrokenFile;
    }

    /** What is done with the value of a key at which a file stands. */
    interface Member {
        void read(String key) throws BrokenFile;
    }

    /**
     * Reads a file.
     *
     * @param element what a person calls that of which the file has many, as in {@code finding}
     * @throws BrokenFile where it is not JSON, ends too early, or has something after its end
     */
    static void read(InputStream content, String element, Content reading) throws BrokenFile {
        try (JsonParser parser = open(content)) {
            var file = new JsonFile(parser, element);
            try {
                parser.nextToken();
                reading.read(file);
                if (parser.nextToken() != null) {
                    throw new BrokenFile("There is more after the end of the list of " + element + "s.");
                }
            } catch (JacksonException e) {
                throw BrokenFile.of(file.describe(e), e);
            }
        } catch (JacksonException e) {
            // a parser reads the first bytes before it is there
            throw BrokenFile.of("The file cannot be read from its start.", e);
        }
    }

    static JsonParser open(InputStream content) {
        return JSON.createParser(ObjectReadContext.empty(), content);
    }

    /** Counts one more element and says which it is and where, as in {@code finding 4 (line 26)}. */
    String next() {
        count++;
        return "%s %d (line %d)"
                .formatted(element, count, parser.currentTokenLocation().getLineNr());
    }

    /** Reads each key of the object at which the file stands; passes over anything that is no object. */
    void members(Member member) throws BrokenFile {
        if (!at(JsonToken.START_OBJECT)) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            member.read(key);
        }
    }

    /** Reads each item of the list at which the file stands; a single object counts as a list of one. */
    void items(Value item) throws BrokenFile {
        if (at(JsonToken.START_OBJECT)) {
            item.read();
        } else if (at(JsonToken.START_ARRAY)) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                item.read();
            }
        }
    }

    /** Reads each value of a file that is one list, or has one value after the other. */
    void values(Value value) throws BrokenFile {
        boolean list = at(JsonToken.START_ARRAY);
        JsonToken token = list ? parser.nextToken() : parser.currentToken();
        while (token != null && token != JsonToken.END_ARRAY) {
            value.read();
            token = parser.nextToken();
        }
        if (list && token == null) {
            throw new BrokenFile("The file ends after %s %d without closing its list.".formatted(element, count));
        }
    }

    boolean atObject() {
        return at(JsonToken.START_OBJECT);
    }

    boolean atList() {
        return at(JsonToken.START_ARRAY);
    }

    void skip() {
        parser.skipChildren();
    }

    /** The text or number at which the file stands, "" where there is neither. */
    String text() {
        if (parser.currentToken().isScalarValue() && !at(JsonToken.VALUE_NULL)) {
            return parser.getString().strip();
        }
        parser.skipChildren();
        return "";
    }

    /** The object at which the file stands, without some keys at any depth. */
    JsonExcerpt excerpt(Set<String> skipped) {
        return JsonExcerpt.read(parser, (within, key) -> !skipped.contains(key));
    }

    JsonExcerpt excerpt(JsonExcerpt.Choice choice) {
        return JsonExcerpt.read(parser, choice);
    }

    private boolean at(JsonToken token) {
        return parser.currentToken() == token;
    }

    private String describe(JacksonException e) {
        String where = count == 0 ? "at its start" : "in " + element + " " + count;
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        String at = line > 0 ? " (line " + line + ")" : "";
        if (e instanceof UnexpectedEndOfInputException) {
            return "The file ends " + where + at + "; it is cut off.";
        }
        if (e instanceof StreamConstraintsException) {
            return "The file has a text, a number or a nesting that is too large, " + where + at + ".";
        }
        return String.valueOf(e.getOriginalMessage()).startsWith("Invalid UTF-8")
                ? "The file is not UTF-8 text " + where + at + "."
                : "The file is not valid JSON " + where + at + ".";
    }
}
