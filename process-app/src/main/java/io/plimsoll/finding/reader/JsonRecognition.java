package io.plimsoll.finding.reader;

import io.plimsoll.finding.reader.Recognition.Content;
import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Tells from the keys in the first part of a JSON file what it is, in whatever order they come. Only keys near the top
 * count: what stands in a text, or deep in some element, says nothing about the file.
 */
final class JsonRecognition {

    /** Keys of the outermost object, or of an object of the outermost list. */
    private static final Map<String, ScanFormat> OUTER = Map.of(
            "assessment-results", ScanFormat.OSCAL,
            "runs", ScanFormat.SARIF,
            "controlScores", ScanFormat.SECURESCORE,
            "AnnotatedFailedPolicies", ScanFormat.SCUBA,
            "class_uid", ScanFormat.OCSF,
            "category_uid", ScanFormat.OCSF,
            "type_uid", ScanFormat.OCSF,
            "finding_info", ScanFormat.OCSF);

    /** Keys one object further in, with the key under which that object stands. */
    private static final Map<String, ScanFormat> INNER = Map.of(
            "value/controlScores", ScanFormat.SECURESCORE,
            "MetaData/ProductsAssessed", ScanFormat.SCUBA,
            "MetaData/ProductAbbreviationMapping", ScanFormat.SCUBA,
            "MetaData/ReportUUID", ScanFormat.SCUBA,
            "metadata/event_code", ScanFormat.OCSF);

    private static final Map<String, String> OTHERS = Map.of(
            "bomFormat", "a bill of materials (CycloneDX)",
            "spdxVersion", "a bill of materials (SPDX)",
            "catalog", "an OSCAL catalogue",
            "profile", "an OSCAL profile",
            "component-definition", "an OSCAL component definition",
            "system-security-plan", "an OSCAL system security plan",
            "assessment-plan", "an OSCAL assessment plan",
            "plan-of-action-and-milestones", "an OSCAL plan of action and milestones");

    private static final Map<String, ScanFormat> IN_TEXTS =
            Map.of("$schema=sarif", ScanFormat.SARIF, "@odata.context=securescores", ScanFormat.SECURESCORE);

    /** Formats of which a file is one object; several in a list are several files. */
    private static final Set<ScanFormat> ONE_OBJECT = Set.of(ScanFormat.OSCAL, ScanFormat.SARIF, ScanFormat.SCUBA);

    private final JsonParser parser;
    private boolean list;

    private JsonRecognition(JsonParser parser) {
        this.parser = parser;
    }

    /** Null where nothing in this part of the file says it. */
    static @Nullable Content of(byte[] part) {
        try (JsonParser parser = JsonFile.open(new ByteArrayInputStream(part))) {
            return new JsonRecognition(parser).look();
        } catch (JacksonException e) {
            // cut off where the part ends, or no JSON from here on: the reader will say where
            return null;
        }
    }

    private @Nullable Content look() {
        list = parser.nextToken() == JsonToken.START_ARRAY;
        JsonToken token = list ? parser.nextToken() : parser.currentToken();
        if (list && token == JsonToken.END_ARRAY) {
            return Content.emptyList();
        }
        while (token != null && token != JsonToken.END_ARRAY) {
            Content found = token == JsonToken.START_OBJECT ? outer() : null;
            if (found != null) {
                return found;
            }
            parser.skipChildren();
            token = parser.nextToken();
        }
        return null;
    }

    private @Nullable Content outer() {
        Set<String> keys = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            keys.add(key);
            JsonToken token = parser.nextToken();
            ScanFormat format = keys.containsAll(Set.of("check", "asset", "status"))
                    ? ScanFormat.JSON
                    : OUTER.getOrDefault(key, inText(key, token));
            if (format == null && OTHERS.containsKey(key)) {
                return Content.other(OTHERS.get(key));
            }
            ScanFormat found = format == null ? inner(key) : format;
            if (found != null) {
                return list && ONE_OBJECT.contains(found)
                        ? Content.other("a list of files, each " + found.words())
                        : Content.of(found, ',');
            }
        }
        return keys.contains("check") && (keys.contains("asset") || keys.contains("status"))
                ? Content.of(ScanFormat.JSON, ',')
                : null;
    }

    private @Nullable ScanFormat inText(String key, JsonToken token) {
        String text = token == JsonToken.VALUE_STRING ? parser.getString().toLowerCase(Locale.ROOT) : "";
        return IN_TEXTS.entrySet().stream()
                .filter(mark -> mark.getKey().startsWith(key + "=")
                        && text.contains(mark.getKey().substring(key.length() + 1)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Looks at the keys of an object, or of the objects of a list, and no deeper; ends where the value ends. */
    private @Nullable ScanFormat inner(String within) {
        if (parser.currentToken() != JsonToken.START_OBJECT && parser.currentToken() != JsonToken.START_ARRAY) {
            return null;
        }
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.PROPERTY_NAME) {
                ScanFormat format = INNER.get(within + "/" + parser.currentName());
                if (format != null) {
                    return format;
                }
                parser.nextToken();
                parser.skipChildren();
            } else if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            }
        }
        return null;
    }
}
