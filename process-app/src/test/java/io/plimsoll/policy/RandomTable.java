package io.plimsoll.policy;

import io.plimsoll.policy.TableShape.HitPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Tables as nobody would write them, with every kind of condition there is. */
public final class RandomTable {

    private static final List<Column> INPUTS = List.of(
            new Column("Colour", "Colour", "colour", ValueType.TEXT, List.of("\"red\"", "\"green\"", "\"blue\"")),
            new Column("Count", "Count", "count", ValueType.WHOLE, List.of()),
            new Column("Score", "Score", "score", ValueType.NUMBER, List.of()));
    private static final Column OUTPUT = new Column("Said", "Said", "said", ValueType.WHOLE, List.of());
    private static final HitPolicy[] POLICIES = {HitPolicy.FIRST, HitPolicy.UNIQUE};

    private RandomTable() {}

    public static PolicyTable of(Random random) {
        List<PolicyRow> rows = new ArrayList<>();
        for (int row = random.nextInt(6); row >= 0; row--) {
            rows.add(new PolicyRow(
                    List.of(
                            random.nextInt(3) == 0 ? "-" : words(random),
                            random.nextInt(2) == 0 ? "-" : numbers(random, false),
                            random.nextInt(2) == 0 ? "-" : numbers(random, true)),
                    List.of("1"),
                    "because"));
        }
        if (random.nextBoolean()) {
            rows.add(new PolicyRow(List.of("-", "-", "-"), List.of("0"), "otherwise"));
        }
        return new PolicyTable(
                new TableShape("random", "Random", "Random", POLICIES[random.nextInt(2)], INPUTS, List.of(OUTPUT)),
                rows);
    }

    /** One of which all rows that match answer, each with its number. */
    public static PolicyTable collecting(Random random) {
        PolicyTable table = of(random);
        List<PolicyRow> rows = new ArrayList<>();
        for (PolicyRow row : table.rows()) {
            rows.add(new PolicyRow(row.when(), List.of(String.valueOf(rows.size() + 1)), row.why()));
        }
        return new PolicyTable(
                new TableShape("random", "Random", "Random", HitPolicy.RULE_ORDER, INPUTS, List.of(OUTPUT)), rows);
    }

    /** As DMN, laid out as the tables of the build are. */
    public static String dmn(PolicyTable table) {
        StringBuilder frame = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:d">
                  <decision id="random" name="Random">
                    <decisionTable id="DecisionTable_Random" hitPolicy="RULE ORDER">
                """);
        INPUTS.forEach(input -> frame.append(
                "<input id=\"Input_%s\"><inputExpression id=\"e%s\" typeRef=\"%s\"><text>%s</text></inputExpression></input>\n"
                        .formatted(input.id(), input.id(), input.type().dmn(), input.name())));
        frame.append("<output id=\"Output_Said\" name=\"said\" typeRef=\"integer\" />\n      <rule >\n");
        frame.append("    </decisionTable>\n  </decision>\n</definitions>\n");
        return TableText.write(frame.toString(), table);
    }

    private static String words(Random random) {
        List<String> some = new ArrayList<>(List.of("\"red\"", "\"green\"", "\"blue\"", "null"));
        java.util.Collections.shuffle(some, random);
        String list = String.join(",", some.subList(0, 1 + random.nextInt(3)));
        return random.nextInt(3) == 0 ? "not(" + list + ")" : list;
    }

    private static String numbers(Random random, boolean halves) {
        List<String> some = new ArrayList<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            some.add(number(random, halves));
        }
        String list = String.join(", ", some);
        return random.nextInt(4) == 0 ? "not(" + list + ")" : list;
    }

    private static String number(Random random, boolean halves) {
        int from = random.nextInt(4);
        String half = halves && random.nextBoolean() ? ".5" : "";
        int to = from + random.nextInt(3) + (half.isEmpty() ? 0 : 1);
        return switch (random.nextInt(6)) {
            case 0 -> from + half;
            case 1 -> "< " + from + half;
            case 2 -> ">=" + from + half;
            case 3 -> "null";
            case 4 -> "[" + from + half + ".." + to + ")";
            default -> "(" + from + half + ".." + to + "]";
        };
    }

    /** Everything that such a table tells apart, and more. */
    public static List<Map<String, @Nullable Object>> questions() {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (String colour : new String[] {"red", "green", "blue", "plaid", null}) {
            for (int count = -1; count < 8; count++) {
                for (int quarter = -1; quarter < 32; quarter++) {
                    Map<String, @Nullable Object> question = new HashMap<>();
                    question.put("colour", colour);
                    question.put("count", count < 0 ? null : count);
                    question.put("score", quarter < 0 ? null : quarter / 4.0);
                    all.add(question);
                }
            }
        }
        return all;
    }
}
