package io.plimsoll.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The tables of the build, for tests that change a row of them. */
public final class ShippedRows {

    public static final List<String> KEYS = List.of(
            "approval-rule",
            "escalation-ladder",
            "incident-severity",
            "persistent-failure",
            "response-policy",
            "safe-to-pause",
            "severity-rating");

    private ShippedRows() {}

    public static String text(String key) {
        try {
            return Files.readString(Path.of("..", "bpmn", key + ".dmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, by their keys. */
    public static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        KEYS.forEach(key -> texts.put(key, text(key)));
        return texts;
    }

    /** The escalation ladder as a build had it that knew neither tiers nor stages. */
    public static String ladderBeforeStages() {
        try {
            return Files.readString(Path.of("src/test/resources/policy/escalation-ladder-before-stages.dmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as rows. */
    public static PolicyTable rowsBeforeStages() {
        return TableText.read(ladderBeforeStages());
    }

    public static PolicyTable table(String key) {
        return TableText.read(text(key));
    }

    public static String write(PolicyTable table) {
        return TableText.write(text(table.shape().key()), table);
    }

    /** The table with other rows. */
    public static PolicyTable changed(String key, UnaryOperator<List<PolicyRow>> change) {
        PolicyTable table = table(key);
        return new PolicyTable(table.shape(), change.apply(new ArrayList<>(table.rows())));
    }

    /** The table with one cell changed; row from 1, cell from 0. */
    public static PolicyTable with(String key, int row, int cell, String typed) {
        return changed(key, rows -> {
            List<String> cells = new ArrayList<>(rows.get(row - 1).cells());
            cells.set(cell, typed);
            rows.set(row - 1, PolicyRow.of(table(key).shape(), cells));
            return rows;
        });
    }
}
