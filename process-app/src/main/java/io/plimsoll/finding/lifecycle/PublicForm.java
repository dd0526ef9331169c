package io.plimsoll.finding.lifecycle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads newer dates of one product in the forms in which endoflife.date publishes them: the source file (Markdown whose
 * head is YAML), the list of cycles of its first API, the product of its present one, and the data by release.
 */
final class PublicForm {

    private static final int MOST_RELEASES = 2000;
    private static final int DEEPEST = 20;
    private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final Pattern CYCLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+ -]{0,59}");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    private PublicForm() {}

    /**
     * @param id of the product, as in {@code windows-server}
     * @param asOf the day of the upload
     */
    static Product read(String id, String text, LocalDate asOf) throws MalformedLifecycle {
        Object root = text.stripLeading().startsWith("---") ? head(text) : json(text);
        Facts product = Facts.of(root);
        if (product.value("result") != null) {
            product = Facts.of(product.value("result"));
        }
        List<Release> releases = releases(id, root, product);
        if (releases.isEmpty()) {
            throw new MalformedLifecycle("The file has no releases with a date; it is not of the public form.");
        }
        String title = product.text("title", "label");
        return new Product(id, title.isEmpty() ? id : title, kind(product.text("category")), asOf, releases);
    }

    private static @Nullable Object head(String text) throws MalformedLifecycle {
        String[] parts = text.stripLeading().split("(?m)^---\\s*$", 3);
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        try {
            return new Yaml(new SafeConstructor(options)).load(parts.length > 1 ? parts[1] : "");
        } catch (YAMLException e) {
            throw new MalformedLifecycle("The head of the file cannot be read as YAML.");
        }
    }

    private static @Nullable Object json(String text) throws MalformedLifecycle {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JacksonException e) {
            throw new MalformedLifecycle("The file is neither JSON nor Markdown with a head of YAML.");
        }
    }

    private static List<Release> releases(String id, @Nullable Object root, Facts product) throws MalformedLifecycle {
        Object given = root instanceof List<?> ? root : product.value("releases");
        List<?> blocks = given instanceof Map<?, ?> byName
                ? new ArrayList<>(byName.values())
                : given instanceof List<?> list ? list : List.of();
        if (blocks.size() > MOST_RELEASES) {
            throw new MalformedLifecycle("The file has more than " + MOST_RELEASES + " releases.");
        }
        Map<String, Release> releases = new LinkedHashMap<>();
        for (Object block : blocks) {
            Release release = release(id, Facts.of(block));
            if (release != null && releases.put(release.cycle(), release) != null) {
                throw new MalformedLifecycle("The cycle '" + release.cycle() + "' is there twice.");
            }
        }
        return List.copyOf(releases.values());
    }

    /** Null where it says neither yes, no nor when. */
    private static @Nullable Release release(String id, Facts facts) throws MalformedLifecycle {
        String cycle = facts.text("releaseCycle", "cycle", "name");
        if (!CYCLE.matcher(cycle).matches()) {
            throw new MalformedLifecycle("A release has no name of letters, digits, dots and hyphens.");
        }
        LocalDate ends =
                facts.isTrue("eol", "isEol") && facts.text("eol", "eolFrom").isEmpty()
                        ? facts.date("releaseDate")
                        : facts.date("eol", "eolFrom");
        if (ends == null && !facts.isFalse("eol", "isEol")) {
            return null;
        }
        String latest = facts.text("latest");
        return new Release(
                cycle,
                id + " " + cycle,
                ends,
                facts.date("eoes", "extendedSupport", "eoesFrom"),
                facts.isTrue("lts", "isLts"),
                NUMBER.matcher(latest).matches() ? latest : "",
                List.of());
    }

    private static ProductKind kind(String category) {
        return switch (category.toLowerCase(Locale.ROOT)) {
            case "os" -> ProductKind.OPERATING_SYSTEM;
            case "device" -> ProductKind.SERVER;
            default -> ProductKind.APPLICATION;
        };
    }
}
