package io.plimsoll.finding.lifecycle;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is known of products and the ends of their releases: what was shipped, and newer dates that were uploaded. */
public final class LifecycleData {

    private final Map<String, Product> products;

    private LifecycleData(Map<String, Product> products) {
        this.products = products;
    }

    /** What comes with the product. */
    public static LifecycleData shipped() {
        return new LifecycleData(ShippedLifecycle.read());
    }

    /** Reads an upload in one of the public forms, alone. */
    public static Product read(String id, String text, LocalDate day) throws MalformedLifecycle {
        return PublicForm.read(id, text, day);
    }

    /** With the dates of an upload, which are newer. */
    public LifecycleData with(Product newer) {
        Map<String, Product> all = new TreeMap<>(products);
        all.merge(newer.id(), newer, Product::with);
        return new LifecycleData(all);
    }

    public Collection<Product> products() {
        return products.values();
    }

    Optional<Product> product(String id) {
        return Optional.ofNullable(products.get(id));
    }
}
