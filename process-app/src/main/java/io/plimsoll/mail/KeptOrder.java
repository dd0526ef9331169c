package io.plimsoll.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a mail says that is not worded yet, as JSON: how things stood when it was caused, whatever happens until it is
 * worded. What has a column of its own in the outbox is not in it.
 */
record KeptOrder(
        Locale locale,
        ZoneId zone,
        Map<String, Object> model,
        @Nullable DeadlineNews deadlines,
        boolean mailOnly) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String INSTANT = "@instant";
    private static final String DATE = "@date";

    static String write(MailOrder order) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("locale", order.to().locale().toLanguageTag());
        kept.put("zone", order.to().zone().getId());
        kept.put("model", written(PlainModel.of(order.model())));
        kept.put("mailOnly", order.mailOnly());
        DeadlineNews news = order.deadlines();
        if (news != null) {
            kept.put("open", news.open());
            Deadline asked = news.asked();
            if (asked != null) {
                kept.put(
                        "asked",
                        Map.of(
                                "id", asked.id(),
                                "at", asked.at().toString(),
                                "title", asked.title()));
            }
        }
        return JSON.writeValueAsString(kept);
    }

    static KeptOrder read(String json) {
        JsonNode kept = JSON.readTree(json);
        return new KeptOrder(
                Locale.forLanguageTag(kept.required("locale").asString()),
                ZoneId.of(kept.required("zone").asString()),
                model(kept.required("model")),
                news(kept),
                kept.required("mailOnly").booleanValue());
    }

    private static @Nullable DeadlineNews news(JsonNode kept) {
        if (!kept.has("open")) {
            return null;
        }
        JsonNode asked = kept.path("asked");
        Deadline deadline = asked.isObject()
                ? new Deadline(
                        asked.required("id").asString(),
                        Instant.parse(asked.required("at").asString()),
                        asked.required("title").asString())
                : null;
        return new DeadlineNews(deadline, kept.path("open").asString());
    }

    private static Object written(Object value) {
        if (value instanceof Instant at) {
            return Map.of(INSTANT, at.toString());
        }
        if (value instanceof LocalDate date) {
            return Map.of(DATE, date.toString());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(KeptOrder::written).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> all = new LinkedHashMap<>();
            map.forEach((key, inner) -> all.put(String.valueOf(key), written(Objects.requireNonNull(inner))));
            return all;
        }
        return value;
    }

    private static Map<String, Object> model(JsonNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(each -> map.put(each.getKey(), value(each.getValue())));
        return map;
    }

    private static Object value(JsonNode node) {
        if (node.has(INSTANT)) {
            return Instant.parse(node.path(INSTANT).asString());
        }
        if (node.has(DATE)) {
            return LocalDate.parse(node.path(DATE).asString());
        }
        if (node.isObject()) {
            return model(node);
        }
        if (node.isArray()) {
            return node.valueStream().map(KeptOrder::value).toList();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.isInt() ? (Object) node.intValue() : node.decimalValue();
        }
        return node.asString();
    }
}
