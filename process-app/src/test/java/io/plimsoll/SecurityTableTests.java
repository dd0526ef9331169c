package io.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Holds {@code docs/security.md} to the list of requirements and to the tests and files that it names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityTableTests {

    private static final Path ROOT = Path.of("..");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Path TABLE = ROOT.resolve("docs/security.md");
    private static final Path REQUIRED = Path.of("src/test/resources/security/asvs-5.0.0.txt");

    private static final Pattern ROW = Pattern.compile("^\\| (\\d+\\.\\d+\\.\\d+) \\|(.*)\\|$", Pattern.MULTILINE);
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w+(?:Tests|IT))(?:#(\\w+))?");

    /** How many stand where, as the introduction says it. */
    private static final Pattern SUM = Pattern.compile(
            "Of (\\d+) requirements (\\d+) are met, (\\d+) more are met once the operator has done what is asked of them, "
                    + "(\\d+) do not apply and (\\d+) are not met\\.");

    private final Map<String, List<Path>> testClasses = testClasses();
    private final List<Row> rows = rows();

    /** A line of the table; cells as written. */
    private record Row(String id, String asks, String how, String shown) {

        Standing standing() {
            return Arrays.stream(Standing.values())
                    .filter(one -> !one.start.isEmpty() && how.startsWith(one.start))
                    .findFirst()
                    .orElse(Standing.MET);
        }
    }

    private enum Standing {
        MET(""),
        OPERATOR("**Operator:**"),
        NONE("**Does not apply:**"),
        NOT_MET("**Not met:**");

        private final String start;

        Standing(String start) {
            this.start = start;
        }
    }

    @Test
    void everyRequirementHasOneRowInOrder() throws IOException {
        List<String> required = Files.readAllLines(REQUIRED).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(required).hasSize(257).doesNotHaveDuplicates().contains("1.2.10", "2.3.5", "7.5.3", "15.4.2");
        assertThat(rows).extracting(Row::id).containsExactlyElementsOf(required);
    }

    @Test
    void noCellIsEmpty() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.asks()).as("%s, what it asks", row.id()).isNotBlank();
            assertThat(row.how()).as("%s, how it is met", row.id()).isNotBlank();
            assertThat(row.shown()).as("%s, what shows it", row.id()).isNotBlank();
        });
    }

    @Test
    void whateverIsMetIsShownBySomething() {
        assertThat(rows)
                .filteredOn(row -> row.standing() == Standing.MET)
                .allSatisfy(row -> assertThat(named(row.shown())).as(row.id()).isNotEmpty());
    }

    @Test
    void whatIsNamedIsThere() {
        assertThat(rows.stream().flatMap(row -> named(row.shown()).stream()
                        .filter(name -> !exists(name))
                        .map(name -> row.id() + " names " + name)))
                .isEmpty();
    }

    @Test
    void theSumIsThatOfTheRows() throws IOException {
        Matcher sum = SUM.matcher(Files.readString(TABLE).replaceAll("\\s+", " "));

        assertThat(sum.find()).as("a sentence with the sum").isTrue();
        assertThat(Stream.of(1, 2, 3, 4, 5).map(sum::group))
                .as("all, met, for the operator, not applicable, not met")
                .containsExactly(
                        String.valueOf(rows.size()),
                        count(Standing.MET),
                        count(Standing.OPERATOR),
                        count(Standing.NONE),
                        count(Standing.NOT_MET));
    }

    private String count(Standing standing) {
        return String.valueOf(
                rows.stream().filter(row -> row.standing() == standing).count());
    }

    private static List<String> named(String cell) {
        return QUOTED.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private boolean exists(String name) {
        Matcher test = TEST.matcher(name);
        return test.matches() ? isTest(test.group(1), test.group(2)) : isFile(name);
    }

    private boolean isTest(String type, @Nullable String method) {
        return testClasses.getOrDefault(type, List.of()).stream()
                .anyMatch(source -> method == null
                        || Arrays.stream(loaded(source).getDeclaredMethods())
                                .filter(one -> one.getName().equals(method))
                                .anyMatch(one -> AnnotationSupport.isAnnotated(one, Testable.class)));
    }

    private static Class<?> loaded(Path source) {
        String name = TESTS.relativize(source).toString().replace(".java", "").replace(File.separatorChar, '.');
        try {
            return Class.forName(name, false, SecurityTableTests.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(source + " was not compiled", e);
        }
    }

    private static boolean isFile(String name) {
        String[] parts = name.split("#", 2);
        Path file = ROOT.resolve(parts[0]);
        return Files.exists(file) && (parts.length == 1 || anchors(read(file)).contains(parts[1]));
    }

    /** The addresses of a page's headings, as its readers are led to them. */
    private static List<String> anchors(String page) {
        return Pattern.compile("^#+ (.+)$", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static List<Row> rows() {
        return ROW.matcher(read(TABLE)).results().map(SecurityTableTests::row).toList();
    }

    private static Row row(MatchResult line) {
        List<String> cells =
                Arrays.stream(line.group(2).split("\\|", -1)).map(String::strip).toList();
        assertThat(cells).as("cells of " + line.group(1)).hasSize(3);
        return new Row(line.group(1), cells.get(0), cells.get(1), cells.get(2));
    }

    /** By their simple names, which packages may share. */
    private static Map<String, List<Path>> testClasses() {
        try (Stream<Path> all = Files.walk(TESTS)) {
            return all.filter(path -> path.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(
                            path -> path.getFileName().toString().replace(".java", "")));
        } catch (IOException e) {
            throw new IllegalStateException("The tests cannot be read", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
