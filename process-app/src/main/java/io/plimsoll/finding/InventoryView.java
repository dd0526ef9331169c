package io.plimsoll.finding;

import io.plimsoll.client.InventoryColumns;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The inventory that was uploaded last.
 *
 * @param columns of the file, in order
 * @param rows of the file
 * @param sample its first rows, by column
 * @param mapped how it is read: as was decided, or as is proposed
 * @param decided whether it was decided
 */
public record InventoryView(
        String fileName,
        String uploadedBy,
        Instant uploadedAt,
        List<String> columns,
        int rows,
        List<Map<String, String>> sample,
        InventoryColumns mapped,
        boolean decided) {}
