package io.plimsoll.finding.lifecycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the lifecycle data that the product ships; a file that is not as standards/README.md says stops the start. */
final class ShippedLifecycle {

    private static final String NOT_ANNOUNCED = "not-announced";
    private static final Set<String> KEYS = Set.of("product", "title", "kind", "as-of", "releases");
    private static final Set<String> RELEASE_KEYS =
            Set.of("cycle", "label", "ends", "extended", "long-term", "build", "aliases");

    private ShippedLifecycle() {}

    /** All products by id. */
    static Map<String, Product> read() {
        Map<String, Product> products = new TreeMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:standards/lifecycle/*.yaml")) {
                Product product =
                        read(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
                products.put(product.id(), product);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read standards/lifecycle", e);
        }
        return products;
    }

    static Product read(String file, String text) {
        try {
            Facts facts = known(new Yaml(new SafeConstructor(new LoaderOptions())).load(text), KEYS);
            String id = required(facts, "product");
            if (!file.equals(id + ".yaml")) {
                throw new MalformedLifecycle("it is about the product '" + id + "' and must be named after it");
            }
            LocalDate asOf = facts.date("as-of");
            ProductKind kind = ProductKind.ofKey(required(facts, "kind"))
                    .orElseThrow(() -> new MalformedLifecycle("its kind is not known"));
            List<Release> releases = releases(facts);
            if (asOf == null || releases.isEmpty()) {
                throw new MalformedLifecycle("it has no releases, or does not say as of when");
            }
            return new Product(id, required(facts, "title"), kind, asOf, releases);
        } catch (MalformedLifecycle e) {
            throw new IllegalStateException("standards/lifecycle/" + file + ": " + e.reason(), e);
        }
    }

    private static List<Release> releases(Facts facts) throws MalformedLifecycle {
        List<Release> releases = new ArrayList<>();
        Set<String> cycles = new HashSet<>();
        for (Object block : facts.list("releases")) {
            Facts entry = known(block, RELEASE_KEYS);
            String cycle = required(entry, "cycle");
            if (!cycles.add(cycle)) {
                throw new MalformedLifecycle("the cycle '" + cycle + "' is there twice");
            }
            boolean announced = !required(entry, "ends").equals(NOT_ANNOUNCED);
            releases.add(new Release(
                    cycle,
                    required(entry, "label"),
                    announced ? entry.date("ends") : null,
                    entry.date("extended"),
                    entry.isTrue("long-term"),
                    entry.text("build"),
                    entry.list("aliases").stream().map(String::valueOf).toList()));
        }
        return List.copyOf(releases);
    }

    private static Facts known(Object block, Set<String> keys) throws MalformedLifecycle {
        Facts facts = Facts.of(block);
        for (Object key : facts.values().keySet()) {
            if (!keys.contains(String.valueOf(key))) {
                throw new MalformedLifecycle("the key '" + key + "' is not known");
            }
        }
        return facts;
    }

    private static String required(Facts facts, String key) throws MalformedLifecycle {
        String text = facts.text(key);
        if (text.isEmpty()) {
            throw new MalformedLifecycle("the key '" + key + "' is missing");
        }
        return text;
    }
}
