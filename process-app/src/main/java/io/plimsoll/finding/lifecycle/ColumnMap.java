package io.plimsoll.finding.lifecycle;

import io.plimsoll.client.InventoryColumns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Takes from an inventory's columns what is wanted, and guesses at first which those are. */
public final class ColumnMap {

    private static final List<String> ASSET = List.of(
            "asset",
            "asset name",
            "hostname",
            "host name",
            "host",
            "device name",
            "device",
            "computer name",
            "computer",
            "machine name",
            "machine",
            "endpoint",
            "system name",
            "dns name",
            "name");
    private static final List<String> PRODUCT = List.of(
            "product",
            "operating system",
            "os",
            "os name",
            "os caption",
            "os full name",
            "software",
            "software name",
            "application",
            "application name",
            "display name",
            "platform",
            "firmware",
            "model");
    private static final List<String> VERSION = List.of(
            "version",
            "os version",
            "os build",
            "software version",
            "application version",
            "display version",
            "firmware version",
            "build",
            "build number");
    private static final List<String> KIND = List.of(
            "kind", "device type", "asset type", "type", "device class", "class", "category", "role", "chassis");
    private static final List<String> EXTENDED = List.of("extended support", "extended updates", "esu", "extended");
    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "x", "esu", "on");

    private ColumnMap() {}

    /** A guess by the columns' names; what is not found is left empty. */
    public static InventoryColumns proposal(List<String> columns) {
        return new InventoryColumns(
                first(columns, ASSET),
                first(columns, KIND),
                first(columns, PRODUCT),
                first(columns, VERSION),
                first(columns, EXTENDED));
    }

    private static String first(List<String> columns, List<String> names) {
        for (String name : names) {
            for (String column : columns) {
                String last = column.substring(column.lastIndexOf('.') + 1);
                if (plain(column).equals(name) || plain(last).equals(name)) {
                    return column;
                }
            }
        }
        return "";
    }

    /** {@code osVersion}, {@code OS_Version} and {@code os-version} are the same. */
    private static String plain(String column) {
        return column.replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }

    /**
     * The items of an inventory.
     *
     * @param items one for each row that names an asset and a product, each once
     * @param unusable rows that do not
     */
    public record Items(List<InventoryItem> items, int unusable) {}

    /** Reads the rows by the client's columns. */
    public static Items items(InventoryTable table, InventoryColumns columns) {
        Set<InventoryItem> seen = new HashSet<>();
        List<InventoryItem> items = new ArrayList<>();
        int unusable = 0;
        for (Map<String, String> row : table.rows()) {
            var item = new InventoryItem(
                    row.getOrDefault(columns.asset(), ""),
                    row.getOrDefault(columns.kind(), ""),
                    row.getOrDefault(columns.product(), ""),
                    row.getOrDefault(columns.version(), ""),
                    YES.contains(row.getOrDefault(columns.extended(), "").toLowerCase(Locale.ROOT)));
            if (item.asset().isBlank() || item.product().isBlank()) {
                unusable++;
            } else if (seen.add(item)) {
                items.add(item);
            }
        }
        return new Items(items, unusable);
    }
}
