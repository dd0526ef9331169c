package io.plimsoll.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An uploaded DMN file: the fixed table with other rows. Anything else in it is refused by its name, not left out. */
final class DmnFile {

    private static final String MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final String LANGUAGE = "expressionLanguage";
    private static final Set<String> BESIDES_DECISION = Set.of("decision", "DMNDI");
    private static final Set<String> IN_TABLE = Set.of("input", "output", "rule");
    private static final Set<String> IN_RULE = Set.of("description", "inputEntry", "outputEntry");

    private DmnFile() {}

    static List<List<String>> rows(byte[] content, TableShape shape) throws BadFile {
        Element root = SafeXml.root(content)
                .orElseThrow(() -> new BadFile("The file is not valid XML, or has a document type declaration (DTD)."));
        if (!"definitions".equals(root.getLocalName()) || !MODEL.equals(root.getNamespaceURI())) {
            throw new BadFile("The file is not DMN 1.3.");
        }
        requireOnly(root, BESIDES_DECISION, "the file");
        Element decision = one(root, "decision");
        if (!decision.getAttribute("id").equals(shape.key())) {
            throw new BadFile("The file holds the table “%s”, not “%s”."
                    .formatted(cut(decision.getAttribute("id")), shape.key()));
        }
        requireOnly(decision, Set.of("decisionTable"), "the decision");
        Element table = one(decision, "decisionTable");
        requireOnly(table, IN_TABLE, "the table");
        String policy = table.getAttribute("hitPolicy").replace(' ', '_');
        if (!policy.equals(shape.hitPolicy().name()) || table.hasAttribute("aggregation")) {
            throw new BadFile("The hit policy is fixed: " + shape.hitPolicy().name() + ".");
        }
        requireColumns(SafeXml.children(table, "input"), shape.inputs(), "input");
        requireColumns(SafeXml.children(table, "output"), shape.outputs(), "output");
        List<List<String>> rows = new ArrayList<>();
        for (Element rule : SafeXml.children(table, "rule")) {
            rows.add(row(rule, rows.size() + 1));
        }
        return rows;
    }

    private static List<String> row(Element rule, int nr) throws BadFile {
        requireOnly(rule, IN_RULE, "row " + nr);
        List<String> cells = new ArrayList<>();
        for (String kind : List.of("inputEntry", "outputEntry")) {
            for (Element entry : SafeXml.children(rule, kind)) {
                requireOnly(entry, Set.of("text"), "row " + nr);
                if (entry.hasAttribute(LANGUAGE)) {
                    throw new BadFile("Row %d has a cell in another expression language.".formatted(nr));
                }
                cells.add(SafeXml.text(entry, "text"));
            }
        }
        cells.add(SafeXml.text(rule, "description"));
        return cells;
    }

    private static void requireColumns(List<Element> found, List<Column> fixed, String kind) throws BadFile {
        if (found.size() != fixed.size()) {
            throw new BadFile("The table has %d %ss; fixed are %d.".formatted(found.size(), kind, fixed.size()));
        }
        for (int i = 0; i < fixed.size(); i++) {
            Element column = found.get(i);
            boolean input = kind.equals("input");
            Element typed = input ? one(column, "inputExpression") : column;
            String name = input ? SafeXml.text(typed, "text") : column.getAttribute("name");
            boolean same = name.equals(fixed.get(i).name())
                    && typed.getAttribute("typeRef").equals(fixed.get(i).type().dmn())
                    && TableText.allowed(column, input ? "inputValues" : "outputValues")
                            .equals(fixed.get(i).allowed())
                    && !typed.hasAttribute(LANGUAGE);
            if (!same) {
                throw new BadFile("The %s “%s” is not as it is fixed: %s, %s."
                        .formatted(
                                kind,
                                cut(column.getAttribute("label")),
                                fixed.get(i).name(),
                                fixed.get(i).type().words()));
            }
        }
    }

    private static Element one(Element parent, String name) throws BadFile {
        List<Element> found = SafeXml.children(parent, name);
        if (found.size() != 1) {
            throw new BadFile("The file has %d elements “%s” where there is one.".formatted(found.size(), name));
        }
        return found.get(0);
    }

    private static void requireOnly(Element parent, Set<String> allowed, String where) throws BadFile {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && !allowed.contains(element.getLocalName())) {
                throw new BadFile(
                        "“%s” in %s is not part of the fixed table.".formatted(cut(element.getLocalName()), where));
            }
        }
    }

    private static String cut(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }
}
