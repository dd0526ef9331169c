package io.plimsoll.client.gateway;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A ticket with places for words. It is read as JSON before anything is put in, so that a word can only ever become a
 * text, or, where the template says {@code |number}, a number; it cannot add to the ticket's shape.
 */
final class TicketTemplate {

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode root;

    TicketTemplate(String text) {
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("plimsoll.gateway.ticket.template is no JSON", e);
        }
        Placeholders.require(text, OrderWords.NAMES);
    }

    String filled(Map<String, String> words) {
        return JSON.writeValueAsString(filled(root, words));
    }

    private static JsonNode filled(JsonNode node, Map<String, String> words) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), filled(field.getValue(), words)));
            return copy;
        } else if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(item -> copy.add(filled(item, words)));
            return copy;
        }
        return node.isString() ? text(node.asString(), words) : node;
    }

    private static JsonNode text(String text, Map<String, String> words) {
        Matcher whole = Placeholders.ONE.matcher(text);
        if (whole.matches() && whole.group(2) != null) {
            String word = words.getOrDefault(whole.group(1), "");
            try {
                return JSON.getNodeFactory().numberNode(new BigDecimal(word));
            } catch (NumberFormatException e) {
                throw new IllegalStateException("No number for " + text + ": " + word, e);
            }
        }
        return JSON.getNodeFactory().stringNode(Placeholders.filled(text, words));
    }
}
