package io.plimsoll.finding.lifecycle;

import java.util.List;

/** How one product is named in inventories. */
interface Naming {

    /** The product's id in the lifecycle data. */
    String product();

    /** Whether a name speaks of this product; the text is lower case, name and version joined. */
    boolean speaksOf(String text);

    /** The releases it can be: one where the text says which, several where it leaves open, none where it is another. */
    List<Release> candidates(Product product, String text);
}
