package io.plimsoll.policy;

import io.plimsoll.policy.TableShape.HitPolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** A decision table as DMN: read into rows, and written with other rows while everything else stays as the build has it. */
final class TableText {

    private static final String FIRST_RULE = "      <rule ";
    private static final String END = "    </decisionTable>";

    private TableText() {}

    /** A table of our own. */
    static PolicyTable read(String dmn) {
        return SafeXml.root(dmn.getBytes(StandardCharsets.UTF_8))
                .flatMap(TableText::table)
                .orElseThrow(() -> new IllegalStateException("A stored table is no decision table"));
    }

    /** The one decision table of a file; empty where there is not exactly one. */
    static Optional<PolicyTable> table(Element root) {
        List<Element> decisions = SafeXml.children(root, "decision");
        if (decisions.size() != 1) {
            return Optional.empty();
        }
        List<Element> tables = SafeXml.children(decisions.get(0), "decisionTable");
        return tables.size() == 1 ? Optional.of(table(decisions.get(0), tables.get(0))) : Optional.empty();
    }

    private static PolicyTable table(Element decision, Element table) {
        TableShape shape = new TableShape(
                decision.getAttribute("id"),
                table.getAttribute("id").replace("DecisionTable_", ""),
                decision.getAttribute("name"),
                HitPolicy.valueOf(
                        table.getAttribute("hitPolicy").isEmpty()
                                ? "UNIQUE"
                                : table.getAttribute("hitPolicy").replace(' ', '_')),
                SafeXml.children(table, "input").stream().map(TableText::input).toList(),
                SafeXml.children(table, "output").stream()
                        .map(TableText::output)
                        .toList());
        List<PolicyRow> rows = new ArrayList<>();
        for (Element rule : SafeXml.children(table, "rule")) {
            rows.add(new PolicyRow(
                    SafeXml.children(rule, "inputEntry").stream()
                            .map(entry -> SafeXml.text(entry, "text"))
                            .map(cell -> cell.isEmpty() ? UnaryTests.ANY : cell)
                            .toList(),
                    SafeXml.children(rule, "outputEntry").stream()
                            .map(entry -> SafeXml.text(entry, "text"))
                            .toList(),
                    SafeXml.text(rule, "description")));
        }
        return new PolicyTable(shape, rows);
    }

    private static Column input(Element input) {
        Element asked =
                SafeXml.children(input, "inputExpression").stream().findFirst().orElse(input);
        return new Column(
                input.getAttribute("id").replace("Input_", ""),
                input.getAttribute("label"),
                SafeXml.text(asked, "text"),
                ValueType.ofDmn(asked.getAttribute("typeRef")),
                allowed(input, "inputValues"));
    }

    private static Column output(Element output) {
        return new Column(
                output.getAttribute("id").replace("Output_", ""),
                output.getAttribute("label"),
                output.getAttribute("name"),
                ValueType.ofDmn(output.getAttribute("typeRef")),
                allowed(output, "outputValues"));
    }

    static List<String> allowed(Element column, String kind) {
        return SafeXml.children(column, kind).stream()
                .flatMap(values -> List.of(SafeXml.text(values, "text").split(",")).stream())
                .map(String::strip)
                .toList();
    }

    /**
     * The text with other rows.
     *
     * @param fixed the table as the build has it, from which all but the rows is taken
     */
    static String write(String fixed, PolicyTable table) {
        int from = fixed.indexOf(FIRST_RULE);
        int end = fixed.indexOf(END);
        if (from < 0 || end < from) {
            throw new IllegalStateException(
                    "The build's table " + table.shape().key() + " is not laid out as ours are");
        }
        StringBuilder text = new StringBuilder(fixed.substring(0, from));
        for (int i = 0; i < table.rows().size(); i++) {
            rule(
                    text,
                    table.shape(),
                    "%s%02d".formatted(table.shape().id(), i + 1),
                    table.rows().get(i));
        }
        return text.append(fixed, end, fixed.length()).toString();
    }

    private static void rule(StringBuilder text, TableShape shape, String id, PolicyRow row) {
        text.append("      <rule id=\"Rule_%s\">\n".formatted(id));
        text.append("        <description>%s</description>\n".formatted(escaped(row.why())));
        for (int i = 0; i < shape.inputs().size(); i++) {
            entry(
                    text,
                    "inputEntry",
                    "UnaryTests_" + id + shape.inputs().get(i).id(),
                    row.when().get(i));
        }
        for (int i = 0; i < shape.outputs().size(); i++) {
            entry(
                    text,
                    "outputEntry",
                    "LiteralExpression_" + id + shape.outputs().get(i).id(),
                    row.then().get(i));
        }
        text.append("      </rule>\n");
    }

    private static void entry(StringBuilder text, String kind, String id, String cell) {
        text.append("        <%s id=\"%s\">\n          <text>%s</text>\n        </%s>\n"
                .formatted(kind, id, escaped(cell), kind));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
