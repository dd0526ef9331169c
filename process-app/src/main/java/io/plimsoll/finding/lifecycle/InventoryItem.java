package io.plimsoll.finding.lifecycle;

/**
 * One thing of an inventory: something that runs on an asset.
 *
 * @param asset the machine
 * @param kind what the inventory calls the sort of thing, "" where it says nothing
 * @param product as the inventory names it
 * @param version as it says, "" where the name holds it
 * @param extended whether it says that longer updates are paid for
 */
public record InventoryItem(String asset, String kind, String product, String version, boolean extended) {}
