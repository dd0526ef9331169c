package io.plimsoll.process;

import io.plimsoll.process.FormField.Choice;
import io.plimsoll.process.FormField.Choices;
import io.plimsoll.process.FormField.Day;
import io.plimsoll.process.FormField.Meta;
import io.plimsoll.process.FormField.Numeric;
import io.plimsoll.process.FormField.Rows;
import io.plimsoll.process.FormField.Text;
import io.plimsoll.process.FormField.Tick;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads form-js JSON (schema version 19). Anything that the server would not check exactly as the browser does is
 * refused here, so that no form promises a rule that nobody holds.
 */
final class FormReader {

    private static final Set<String> LAYOUT = Set.of("id", "type", "layout", "description", "showOutline");
    private static final Set<String> COMMON = Set.of("key", "label", "conditional", "validate", "defaultValue");
    private static final Map<String, Set<String>> OWN = Map.of(
            "textfield", Set.of(),
            "textarea", Set.of(),
            "number", Set.of("decimalDigits"),
            "datetime", Set.of("dateLabel", "subtype", "disallowPassedDates"),
            "radio", Set.of("values"),
            "checkbox", Set.of(),
            "checklist", Set.of("values", "valuesKey"),
            "dynamiclist",
                    Set.of("path", "components", "isRepeating", "allowAddRemove", "defaultRepetitions", "properties"),
            "text", Set.of("text"));
    private static final Set<String> TEXT_RULES = Set.of("required", "minLength", "maxLength", "pattern");
    private static final Set<String> NUMBER_RULES = Set.of("required", "min", "max");
    private static final Set<String> PLAIN_RULES = Set.of("required");

    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{0,59}");
    private static final Pattern HIDE = Pattern.compile("=(outcome != \"[a-z-]+\")( and outcome != \"[a-z-]+\")*");
    private static final Pattern WORD = Pattern.compile("\"([a-z-]+)\"");

    private final JsonMapper json = new JsonMapper();

    /** @throws IllegalStateException naming the form and what is wrong with it */
    Form read(String text) {
        JsonNode root = parse(text);
        String id = root.path("id").asString("");
        try {
            List<FormField> fields = fields(root.path("components"), false);
            outcomeFirst(fields);
            return new Form(id, fields);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("Form " + id + ": " + e.getMessage(), e);
        }
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalStateException("A form is not JSON", e);
        }
    }

    private static void outcomeFirst(List<FormField> fields) {
        FormField first = fields.isEmpty() ? null : fields.get(0);
        if (!(first instanceof Choice choice)
                || !choice.meta().key().equals(Form.OUTCOME)
                || !choice.meta().required()
                || !choice.meta().shownFor().isEmpty()) {
            throw new IllegalArgumentException("the first field must be the required choice 'outcome'");
        }
        for (FormField field : fields) {
            if (!choice.values().containsAll(field.meta().shownFor())) {
                throw new IllegalArgumentException(field.meta().key() + " is shown for an outcome that is not offered");
            }
        }
    }

    private List<FormField> fields(JsonNode components, boolean inRow) {
        List<FormField> fields = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (JsonNode component : components) {
            FormField field = field(component, inRow);
            if (field != null && !keys.add(field.meta().key())) {
                throw new IllegalArgumentException(
                        "two fields are called " + field.meta().key());
            }
            if (field != null) {
                fields.add(field);
            }
        }
        return List.copyOf(fields);
    }

    private @Nullable FormField field(JsonNode component, boolean inRow) {
        String type = component.path("type").asString("");
        Set<String> own = OWN.get(type);
        if (own == null || inRow && Set.of("dynamiclist", "text").contains(type)) {
            throw new IllegalArgumentException("the server cannot check a component of type '" + type + "'");
        }
        onlyKnown(component, own);
        if (type.equals("text")) {
            return null;
        }
        Meta meta = meta(component, inRow);
        JsonNode rules = component.path("validate");
        return switch (type) {
            case "textfield" -> text(meta, false, rules);
            case "textarea" -> text(meta, true, rules);
            case "number" -> number(meta, component, rules);
            case "datetime" -> day(meta, component, rules);
            case "radio" -> new Choice(plain(meta, rules), choices(component, meta));
            case "checkbox" -> new Tick(plain(meta, rules));
            case "checklist" -> checklist(plain(meta, rules), component);
            default -> rows(plain(meta, rules), component);
        };
    }

    private static void onlyKnown(JsonNode component, Set<String> own) {
        for (String name : component.propertyNames()) {
            if (!LAYOUT.contains(name) && !COMMON.contains(name) && !own.contains(name)) {
                throw new IllegalArgumentException("the server does not know the property '" + name + "'");
            }
        }
    }

    private static Meta meta(JsonNode component, boolean inRow) {
        String key = component.path("key").asString(component.path("path").asString(""));
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("'" + key + "' is no name for a field");
        }
        String label =
                component.path("label").asString(component.path("dateLabel").asString(""));
        if (label.isBlank()) {
            throw new IllegalArgumentException(key + " has no label");
        }
        Set<String> shownFor = shownFor(key, component.path("conditional"));
        if (inRow && !shownFor.isEmpty()) {
            throw new IllegalArgumentException(key + " is in a row and cannot be hidden");
        }
        return new Meta(key, label, component.path("validate").path("required").asBoolean(false), shownFor);
    }

    private static Set<String> shownFor(String key, JsonNode conditional) {
        if (conditional.isMissingNode()) {
            return Set.of();
        }
        String hide = conditional.path("hide").asString("");
        if (conditional.size() != 1 || !HIDE.matcher(hide).matches()) {
            throw new IllegalArgumentException(key + " may only be hidden by the outcome");
        }
        Set<String> outcomes = new LinkedHashSet<>();
        Matcher words = WORD.matcher(hide);
        while (words.find()) {
            outcomes.add(words.group(1));
        }
        return Set.copyOf(outcomes);
    }

    private static Meta plain(Meta meta, JsonNode rules) {
        rules(meta, rules, PLAIN_RULES);
        return meta;
    }

    private static void rules(Meta meta, JsonNode rules, Set<String> known) {
        for (String name : rules.propertyNames()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "the server does not know the rule '%s' of %s".formatted(name, meta.key()));
            }
        }
    }

    private static Text text(Meta meta, boolean lines, JsonNode rules) {
        rules(meta, rules, TEXT_RULES);
        if (!rules.path("maxLength").isInt()) {
            throw new IllegalArgumentException(meta.key() + " has no maxLength");
        }
        String pattern = rules.path("pattern").asString("");
        return new Text(
                meta,
                lines,
                rules.path("minLength").asInt(0),
                rules.path("maxLength").asInt(),
                pattern.isEmpty() ? null : Pattern.compile(pattern));
    }

    private static Numeric number(Meta meta, JsonNode component, JsonNode rules) {
        rules(meta, rules, NUMBER_RULES);
        if (!component.path("decimalDigits").isInt()) {
            throw new IllegalArgumentException(meta.key() + " has no decimalDigits");
        }
        return new Numeric(
                meta,
                bound(rules.path("min")),
                bound(rules.path("max")),
                component.path("decimalDigits").asInt());
    }

    private static @Nullable BigDecimal bound(JsonNode bound) {
        return bound.isNumber() ? bound.decimalValue() : null;
    }

    private static Day day(Meta meta, JsonNode component, JsonNode rules) {
        rules(meta, rules, PLAIN_RULES);
        if (!component.path("subtype").asString("").equals("date")) {
            throw new IllegalArgumentException(meta.key() + " must ask for a date");
        }
        return new Day(meta, component.path("disallowPassedDates").asBoolean(false));
    }

    private static List<String> choices(JsonNode component, Meta meta) {
        List<String> values = new ArrayList<>();
        component
                .path("values")
                .forEach(choice -> values.add(choice.path("value").asString("")));
        if (values.isEmpty() || values.contains("") || new HashSet<>(values).size() != values.size()) {
            throw new IllegalArgumentException(meta.key() + " needs distinct choices");
        }
        return List.copyOf(values);
    }

    private static Choices checklist(Meta meta, JsonNode component) {
        String valuesKey = component.path("valuesKey").asString("");
        return valuesKey.isEmpty()
                ? new Choices(meta, choices(component, meta), null)
                : new Choices(meta, List.of(), valuesKey);
    }

    private Rows rows(Meta meta, JsonNode component) {
        JsonNode limits = component.path("properties");
        int min = limit(meta, limits.path("minItems"));
        int max = limit(meta, limits.path("maxItems"));
        if (min > max || max > 100) {
            throw new IllegalArgumentException(meta.key() + " needs limits of at most 100 rows");
        }
        Meta needed = new Meta(meta.key(), meta.label(), meta.required() || min > 0, meta.shownFor());
        return new Rows(needed, min, max, fields(component.path("components"), true));
    }

    private static int limit(Meta meta, JsonNode limit) {
        String text = limit.asString("");
        if (!text.matches("\\d{1,3}")) {
            throw new IllegalArgumentException(meta.key() + " needs minItems and maxItems");
        }
        return Integer.parseInt(text);
    }
}
