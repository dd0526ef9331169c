package io.plimsoll.standard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code standards/obligations.yaml}: by which process, form, mail, document or table obligations are kept. */
final class Obligations {

    private static final Path ROOT = Path.of("..");
    private static final Map<String, String> PLACES = Map.of(
            "process", "bpmn/%s.bpmn",
            "planned", "bpmn/%s.bpmn",
            "table", "bpmn/%s.dmn",
            "form", "forms/%s.form",
            "mail", "email-templates/%s",
            "document", "process-app/src/main/resources/documents/%s.vm");
    private static final List<String> WAYS = List.of("process", "form", "mail", "document", "table", "planned");
    private static final Set<String> KEYS =
            Set.of("control", "why", "process", "form", "mail", "document", "table", "planned");

    private final Map<String, Kept> kept = new LinkedHashMap<>();

    /**
     * How one obligation is kept.
     *
     * @param by what keeps it, as in "process remediation"
     * @param planned whether what keeps it is not built yet
     * @param problems what is named and is not there, or is there and called planned
     */
    record Kept(String why, List<String> by, boolean planned, List<String> problems) {}

    static Obligations read() throws IOException {
        var obligations = new Obligations();
        String name = "standards/obligations.yaml";
        YamlBlock file = YamlBlock.document(name, Files.readString(ROOT.resolve(name)), Set.of("obligations"));
        file.blocks("obligations", KEYS).forEach(obligations::add);
        return obligations;
    }

    Map<String, Kept> byControl() {
        return kept;
    }

    private void add(YamlBlock entry) {
        List<String> by = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String way : WAYS) {
            for (String named : entry.texts(way)) {
                by.add(way + " " + named);
                boolean there = Files.exists(ROOT.resolve(PLACES.get(way).formatted(named)));
                if (there == way.equals("planned")) {
                    problems.add("line " + entry.line() + ": " + way + " " + named
                            + (there ? " is built now; name it as a process" : " is not there"));
                }
            }
        }
        Kept twin = kept.put(entry.text("control"), new Kept(entry.text("why"), by, entry.has("planned"), problems));
        if (twin != null) {
            problems.add("line " + entry.line() + ": " + entry.text("control") + " stands here twice");
        }
    }
}
