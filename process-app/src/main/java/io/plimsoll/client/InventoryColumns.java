package io.plimsoll.client;

/**
 * Which columns of a client's inventories say what; "" for what they do not say.
 *
 * @param asset the machine's name
 * @param kind what sort of thing it is
 * @param product the operating system, firmware or application
 * @param version of the product
 * @param extended whether longer updates are paid for
 */
public record InventoryColumns(String asset, String kind, String product, String version, String extended) {

    /** Nothing is mapped yet. */
    public static final InventoryColumns NONE = new InventoryColumns("", "", "", "", "");

    /** Whether an inventory can be read with it. */
    public boolean usable() {
        return !asset.isEmpty() && !product.isEmpty();
    }
}
