package io.plimsoll.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Every control of every standard can be found out, or is kept by how the work is done. How, stands in
 * {@code docs/detection.md}, which is compared here; {@code -Dplimsoll.detection=write} writes it anew.
 */
class DetectionTests {

    private static final Path FILE = Path.of("../docs/detection.md");
    private static final Path QUESTIONS = Path.of("../standards/attestation");

    private final List<StandardView> standards = ShippedFiles.in("catalogues").stream()
            .map(file -> CatalogueReader.read(file.name(), file.text()).view())
            .toList();
    private final Map<String, Map<String, Set<String>>> rules = rules();
    private final Map<String, Set<String>> questions = questions();
    private final Map<String, Obligations.Kept> kept;

    DetectionTests() throws IOException {
        kept = Obligations.read().byControl();
    }

    @Test
    void whatAMachineCanSeeIsTiedToAtLeastOneRule() {
        assertThat(codes(control -> isAutomatic(control) && rulesOf(control).isEmpty()))
                .isEmpty();
    }

    @Test
    void whatOnlyAPersonCanSeeHasAQuestion() {
        List<String> without = codes(control ->
                control.requirementKind() && control.automatic().isEmpty() && !questions.containsKey(code(control)));
        assertThat(without).isEmpty();
    }

    /** What is not the client's to meet opens no case, so an answer about it would lead to nothing: it is not asked. */
    @Test
    void whatIsNotTheClientsToMeetIsAskedOfNobodyAndTheTableSaysSo() {
        List<String> unasked = codes(control -> questions.containsKey(code(control)) && !isAsked(control));

        assertThat(unasked).containsExactlyInAnyOrder("VSP-01.7", "VSP-02.8", "VSP-02.15", "VSP-03.1", "VSP-03.2");
        assertThat(standards.stream()
                        .flatMap(standard -> standard.controls().stream())
                        .filter(control -> unasked.contains(code(control))))
                .allSatisfy(control -> assertThat(how(control)).contains("asked of nobody"));
    }

    @Test
    void everyObligationIsKeptBySomethingThatIsThere() {
        assertThat(kept.keySet()).containsExactlyElementsOf(codes(control -> !control.requirementKind()));
        assertThat(kept.values().stream().flatMap(one -> one.problems().stream()))
                .isEmpty();
        assertThat(kept).allSatisfy((code, one) -> assertThat(one.by()).as(code).isNotEmpty());
    }

    @Test
    void theTableSaysHow() throws IOException {
        String table = table();
        if ("write".equals(System.getProperty("plimsoll.detection"))) {
            Files.writeString(FILE, table);
        }
        assertThat(Files.readString(FILE)).isEqualTo(table);
        System.out.println(summary());
    }

    private String table() {
        var text = new StringBuilder("""
                # How each control is found out

                Made from the catalogues, the mapping rules, the questions and the list of obligations by a test \
                (`DetectionTests`), which fails where a control has no way. "Says" is what the catalogue says: *a* by a \
                machine, *p* by a person. Behind each source stands how many of its rules speak about the control, and \
                which; `*` are rules by what frameworks say, which hold for every source; `plimsoll-dns` and \
                `plimsoll-lifecycle` are checks of our own; `inventory` is the plain list that any tool or person can \
                deliver. An obligation is kept by a process, form, mail, document or table; *planned* names a process \
                that is not built yet.

                """);
        text.append(summary()).append('\n');
        for (StandardView standard : standards) {
            text.append("\n## ").append(standard.title()).append("\n\n");
            text.append(
                    "| control | title | kind | says | how it is found out or kept |\n| --- | --- | --- | --- | --- |\n");
            for (Control control : standard.controls()) {
                text.append("| %s | %s | %s | %s | %s |\n"
                        .formatted(
                                code(control),
                                control.title(),
                                control.requirementKind() ? "requirement" : "obligation",
                                (control.automatic().isEmpty() ? "" : "a")
                                        + (control.person().isEmpty() ? "" : "p"),
                                how(control)));
            }
        }
        return text.toString();
    }

    private String how(Control control) {
        List<String> ways = new ArrayList<>();
        rulesOf(control)
                .forEach((source, ids) -> ways.add("`" + source + "` " + ids.size() + ": " + String.join(", ", ids)));
        questions
                .getOrDefault(code(control), Set.of())
                .forEach(question -> ways.add("question " + question + (isAsked(control) ? "" : notAsked(control))));
        if (kept.containsKey(code(control))) {
            ways.add(String.join(", ", kept.get(code(control)).by()) + ". "
                    + kept.get(code(control)).why());
        }
        return ways.isEmpty() ? "**nothing yet**" : String.join("; ", ways);
    }

    private boolean isAsked(Control control) {
        return questions.containsKey(code(control)) && control.responsible().contains("client");
    }

    private static String notAsked(Control control) {
        return control.responsible().contains("msp")
                ? ", asked of nobody: it is ours to meet and opens no case"
                : ", asked of nobody: it is for each of the client's people to keep and opens no case";
    }

    private String summary() {
        Map<String, Integer> reach = new TreeMap<>();
        rules.values().forEach(bySource -> bySource.keySet().forEach(source -> reach.merge(source, 1, Integer::sum)));
        String sources = reach.entrySet().stream()
                .map(entry -> "`" + entry.getKey() + "` " + entry.getValue())
                .collect(Collectors.joining(", "));
        return """
                %d controls: %d requirements, of which %d a machine can see (%d of them tied to a rule) and %d only a \
                person (%d of them asked of the client, %d asked of nobody, since they are not the client's to meet and \
                open no case); %d obligations (%d of them kept by something that is there, %d by a planned \
                process). Controls that each source reaches: %s.
                """.formatted(
                codes(control -> true).size(),
                codes(Control::requirementKind).size(),
                codes(this::isAutomatic).size(),
                codes(control -> isAutomatic(control) && !rulesOf(control).isEmpty())
                        .size(),
                codes(control -> control.requirementKind() && !isAutomatic(control))
                        .size(),
                codes(control -> control.requirementKind() && !isAutomatic(control) && isAsked(control))
                        .size(),
                codes(control -> control.requirementKind()
                                && !isAutomatic(control)
                                && questions.containsKey(code(control))
                                && !isAsked(control))
                        .size(),
                kept.size(),
                kept.values().stream().filter(one -> !one.planned()).count(),
                kept.values().stream().filter(Obligations.Kept::planned).count(),
                sources);
    }

    private boolean isAutomatic(Control control) {
        return control.requirementKind() && !control.automatic().isEmpty();
    }

    private Map<String, Set<String>> rulesOf(Control control) {
        return rules.getOrDefault(code(control), Map.of());
    }

    private List<String> codes(Predicate<Control> wanted) {
        return standards.stream()
                .flatMap(standard -> standard.controls().stream())
                .filter(wanted)
                .map(DetectionTests::code)
                .toList();
    }

    private static String code(Control control) {
        return control.ref().code();
    }

    /** The rules that speak about each control, by source. */
    private Map<String, Map<String, Set<String>>> rules() {
        Map<String, Map<String, Set<String>>> found = new TreeMap<>();
        ShippedMappings.all().forEach(file -> file.rules()
                .forEach(rule -> rule.controls().forEach(code -> found.computeIfAbsent(code, c -> new TreeMap<>())
                        .computeIfAbsent(file.source(), s -> new TreeSet<>())
                        .add(rule.id()))));
        return found;
    }

    /** The questions that are asked about each control. */
    private static Map<String, Set<String>> questions() {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(QUESTIONS)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                Map<String, List<Map<String, Object>>> asked = new Yaml().load(Files.readString(file));
                asked.getOrDefault("questions", List.of()).forEach(question -> ((List<?>) question.get("controls"))
                        .forEach(code -> found.computeIfAbsent(String.valueOf(code), c -> new TreeSet<>())
                                .add(String.valueOf(question.get("id")))));
            }
            return found;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
