package io.plimsoll.standard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A block of keys in a YAML file that remembers its lines, so that whoever edits the file is told where a mistake is. */
final class YamlBlock {

    private final String file;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlBlock(String file, Node node, Set<String> keys) {
        this.file = file;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw malformed(node, "expected keys with values here");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode());
            if (!keys.contains(key)) {
                throw malformed(tuple.getKeyNode(), "unknown key '" + key + "'");
            }
            if (values.put(key, tuple.getValueNode()) != null) {
                throw malformed(tuple.getKeyNode(), "key '" + key + "' is given twice");
            }
        }
    }

    /** The whole file, which may hold these keys and no others. */
    static YamlBlock document(String file, String text, Set<String> keys) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new java.io.StringReader(text));
            if (root == null) {
                throw new MalformedCatalogue(file, 1, "the file is empty");
            }
            return new YamlBlock(file, root, keys);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw new MalformedCatalogue(file, mark == null ? 1 : mark.getLine() + 1, String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            throw new MalformedCatalogue(file, 1, String.valueOf(e.getMessage()));
        }
    }

    int line() {
        return line(node);
    }

    int line(String key) {
        return line(values.getOrDefault(key, node));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The text of a key that must be there and must match; {@code rule} completes "must be". */
    String text(String key, Pattern shape, String rule) {
        String text = text(key);
        if (!shape.matcher(text).matches()) {
            throw malformed(key, "'" + key + "' must be " + rule);
        }
        return text;
    }

    /** The text of a key that must be there and must not be blank. */
    String text(String key) {
        String text = scalar(required(key)).strip();
        if (text.isEmpty()) {
            throw malformed(key, "'" + key + "' is empty");
        }
        return text;
    }

    /** The text of a key that may be missing: then "". */
    String optional(String key) {
        return has(key) ? text(key) : "";
    }

    /** A list of texts; empty where the key is missing. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            String text = scalar(item);
            if (texts.contains(text)) {
                throw malformed(item, "'" + text + "' is listed twice in '" + key + "'");
            }
            texts.add(text);
        }
        return texts;
    }

    /** A list of blocks; empty where the key is missing. */
    List<YamlBlock> blocks(String key, Set<String> keys) {
        return items(key).stream().map(item -> new YamlBlock(file, item, keys)).toList();
    }

    Optional<YamlBlock> block(String key, Set<String> keys) {
        return Optional.ofNullable(values.get(key)).map(value -> new YamlBlock(file, value, keys));
    }

    MalformedCatalogue malformed(String key, String reason) {
        return malformed(values.getOrDefault(key, node), reason);
    }

    private List<Node> items(String key) {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode list)) {
            throw malformed(value, "'" + key + "' must be a list");
        }
        return list.getValue();
    }

    private Node required(String key) {
        Node value = values.get(key);
        if (value == null) {
            throw malformed(node, "key '" + key + "' is missing");
        }
        return value;
    }

    private String scalar(Node value) {
        if (value instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())) {
            return scalar.getValue();
        }
        throw malformed(value, "expected a text here");
    }

    private MalformedCatalogue malformed(Node where, String reason) {
        return new MalformedCatalogue(file, line(where), reason);
    }

    private static int line(Node where) {
        return where.getStartMark().getLine() + 1;
    }
}
