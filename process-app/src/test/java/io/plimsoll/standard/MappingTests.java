package io.plimsoll.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.standard.MappingDecisions.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTests {

    private static final Map<String, Control> CONTROLS = Map.of(
            "AA-01.1", control("aa", "AA-01.1", true),
            "AA-01.2", control("aa", "AA-01.2", true),
            "AA-09.1", control("aa", "AA-09.1", false),
            "BB-01.1", control("bb", "BB-01.1", true));

    private static final String RULES = """
            source: radar
            rules:
              - id: doors
                priority: 100
                checks: [door_open, door_left_*]
                controls: [AA-01.1, BB-01.1]
              - id: rest
                priority: 10
                checks: ["*_open"]
                controls: [AA-01.2]
                note: whatever else stands open
            """;

    private final MappingReader reader = new MappingReader(code -> Optional.ofNullable(CONTROLS.get(code)));

    @Test
    void theHighestPriorityDecidesAlone() {
        List<MappingRule> rules = reader.read("radar.yaml", RULES).rules();

        assertThat(deciding(rules, "door_open")).containsExactly("doors");
        assertThat(deciding(rules, "door_left_ajar")).containsExactly("doors");
        assertThat(deciding(rules, "window_open")).containsExactly("rest");
        assertThat(deciding(rules, "window_shut")).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}: line {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            priority: 10\\n               | priority: 100\\n  | 7 | rules doors (line 3) and rest (line 7) have the same priority 100 and match the same checks
            id: rest                    | id: doors         | 7 | rule doors is already in line 3
            controls: [AA-01.2]         | controls: [ZZ-01.1] | 10 | no standard has a control ZZ-01.1
            controls: [AA-01.2]         | controls: [AA-09.1] | 10 | AA-09.1 is an obligation; no check can speak about it
            controls: [AA-01.2]         | controls: [AA-01.2, AA-01.1] | 10 | AA-01.2 and AA-01.1 are of one standard; name one
            controls: [AA-01.2]         | controls: []      | 10 | rule rest names no controls
            priority: 10\\n               | priority: high\\n | 8 | 'priority' must be a whole number from 0 to 99999
            note: whatever              | nota: whatever    | 11 | unknown key 'nota'
            checks: [door_open, door_left_*] | checks: door | 5 | 'checks' must be a list
            """)
    void refusesWhatIsMalformedWithItsLine(String good, String bad, int line, String reason) {
        String text = RULES.replace(good.replace("\\n", "\n"), bad.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(RULES);

        assertThatThrownBy(() -> reader.read("radar.yaml", text))
                .isInstanceOf(MalformedCatalogue.class)
                .hasMessage("radar.yaml:%d: %s", line, reason);
    }

    @Test
    void familiesOverlapExactlyWhenSomeIdMatchesBoth() {
        assertThat(new Glob("iam_*").overlaps(new Glob("*_mfa"))).isTrue();
        assertThat(new Glob("iam_*").overlaps(new Glob("entra_*"))).isFalse();
        assertThat(new Glob("a*c").overlaps(new Glob("ab"))).isFalse();
        assertThat(new Glob("*").overlaps(new Glob("x*y*"))).isTrue();
        assertThat(new Glob("a*").matches("a")).isTrue();
        assertThat(new Glob("a.b").matches("axb")).isFalse();
        var random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            Glob one = new Glob(word(random, "ab*", 4));
            Glob two = new Glob(word(random, "ab*", 4));
            String id = word(random, "ab", 4);
            if (one.matches(id) && two.matches(id)) {
                assertThat(one.overlaps(two))
                        .as("%s and %s both match %s", one, two, id)
                        .isTrue();
            }
            assertThat(one.overlaps(two)).isEqualTo(two.overlaps(one));
            assertThat(one.matches(id)).isEqualTo(id.matches(one.pattern().replace("*", ".*")));
        }
    }

    @Test
    void onlyControlsOfAdoptedStandardsCount() {
        ClientMappings mappings = mappings(List.of(), Map.of("AA-01.1", "aa", "AA-01.2", "aa"));

        assertThat(mappings.of("radar", "radar", "door_open")).isEqualTo(new Mapping(true, Set.of("AA-01.1")));
        assertThat(mappings.of("nightly", "radar", "window_open")).isEqualTo(new Mapping(true, Set.of("AA-01.2")));
        assertThat(mappings.of("nightly", "nightly", "window_open").known()).isFalse();
        assertThat(mappings(List.of(), Map.of()).of("radar", "radar", "door_open"))
                .isEqualTo(new Mapping(true, Set.of()));
    }

    @Test
    void aCheckNamedLikeAnAdoptedControlMeansThatControl() {
        ClientMappings mappings = mappings(List.of(), Map.of("AA-01.2", "aa"));

        assertThat(mappings.of("by-hand", "by-hand", "aa-01.2").controls()).containsExactly("AA-01.2");
        assertThat(mappings.of("by-hand", "by-hand", "BB-01.1").known()).isFalse();
    }

    @Test
    void decisionsGoBeforeRulesWithinTheirStandard() {
        var decided = List.of(
                new Decision("radar", "door_open", "aa", "AA-01.2"), new Decision("radar", "window_open", "*", null));
        ClientMappings mappings = mappings(decided, Map.of("AA-01.1", "aa", "AA-01.2", "aa", "BB-01.1", "bb"));

        assertThat(mappings.of("radar", "radar", "door_open").controls())
                .containsExactlyInAnyOrder("AA-01.2", "BB-01.1");
        assertThat(mappings.of("radar", "radar", "window_open")).isEqualTo(new Mapping(true, Set.of()));
    }

    @Test
    void aDecisionAboutAnotherStandardLeavesTheCheckToBeMappedHere() {
        var decided = List.of(new Decision("radar", "moat_dry", "bb", "BB-01.1"));

        assertThat(mappings(decided, Map.of("AA-01.1", "aa"))
                        .of("radar", "radar", "moat_dry")
                        .known())
                .isFalse();
        assertThat(mappings(decided, Map.of("BB-01.1", "bb"))
                        .of("radar", "radar", "moat_dry")
                        .controls())
                .containsExactly("BB-01.1");
    }

    private static final String BY_REFERENCE = """
            source: "*"
            rules:
              - id: exact
                priority: 20
                references: ["cis-doors:1.1"]
                controls: [AA-01.1, BB-01.1]
              - id: family
                priority: 20
                references: ["cis-doors:*"]
                controls: [AA-01.2]
              - id: other
                priority: 20
                references: ["nist:do-1"]
                controls: [AA-01.2]
              - id: agreeing
                priority: 20
                references: ["nist:do-2"]
                controls: [AA-01.1]
              - id: urgent
                priority: 500
                references: ["law:*"]
                controls: [AA-01.2]
              - id: nothing
                priority: 20
                references: ["odd:1"]
                none: No control speaks about it.
            """;

    private static final Map<String, String> ALL = Map.of("AA-01.1", "aa", "AA-01.2", "aa", "BB-01.1", "bb");

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            door_open   | cis-doors:1.1           | doors          | a named check goes before a reference
            window_open | cis-doors:1.1           | exact          | at a higher priority a reference goes before a family of checks
            chimney     | cis-doors:1.1           | exact          | a reference goes before a family of references
            chimney     | cis-doors:7             | family         | a family of references
            door_open   | law:7                   | urgent         | a higher priority goes before all else
            chimney     | cis-doors:1.1 nist:do-2 | exact,agreeing | references of one rank decide together
            chimney     | roof:1                  | ``             | no rule
            """)
    void whatIsNamedGoesBeforeAFamilyAndAFamilyBeforeAReference(
            String check, String references, String deciding, String why) {
        assertThat(withReferences().deciding("radar", "radar", check, List.of(references.split(" "))))
                .extracting(MappingRule::id)
                .as(why)
                .containsExactly(deciding.isEmpty() ? new String[0] : deciding.split(","));
    }

    @Test
    void aReferenceCountsWhateverTheSource() {
        ClientMappings mappings = new ClientMappings(withReferences(), List.of(), ALL);

        assertThat(mappings.of("nightly", "sonar", "ping", Set.of("cis-doors:1.1")))
                .isEqualTo(new Mapping(true, Set.of("AA-01.1", "BB-01.1")));
        assertThat(mappings.of("nightly", "sonar", "ping").known()).isFalse();
        assertThat(mappings.of("nightly", "sonar", "ping", Set.of("odd:1"))).isEqualTo(new Mapping(true, Set.of()));
    }

    @Test
    void referencesThatLeadToTwoControlsOfOneStandardLeaveThatStandardToAPerson() {
        Set<String> references = Set.of("cis-doors:1.1", "nist:do-1");
        ClientMappings mappings = new ClientMappings(withReferences(), List.of(), ALL);

        assertThat(mappings.of("radar", "radar", "chimney", references))
                .isEqualTo(new Mapping(false, Set.of("BB-01.1")));
        assertThat(mappings.openBetween("radar", "radar", "chimney", references))
                .isEqualTo(Map.of("AA-01.1", "exact", "AA-01.2", "other"));
        assertThat(new ClientMappings(withReferences(), List.of(), Map.of("BB-01.1", "bb"))
                        .of("radar", "radar", "chimney", references))
                .as("to whom the standard is nothing, it is clear")
                .isEqualTo(new Mapping(true, Set.of("BB-01.1")));
        var decided = List.of(new Decision("radar", "chimney", "aa", "AA-01.2"));
        assertThat(new ClientMappings(withReferences(), decided, ALL).of("radar", "radar", "chimney", references))
                .isEqualTo(new Mapping(true, Set.of("AA-01.2", "BB-01.1")));
    }

    @ParameterizedTest(name = "{0} -> {1}: line {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ["cis-doors:1.1"] | ["CIS-doors:1.1"] | 5  | 'CIS-doors:1.1' is not a framework's name, a colon and its id, all in lower case
            ["cis-doors:1.1"] | ["cis-doors"]     | 5  | 'cis-doors' is not a framework's name, a colon and its id, all in lower case
            ["nist:do-1"]     | ["cis-doors:1.1"] | 11 | rules exact (line 3) and other (line 11) have the same priority 20 and match the same references
            ["nist:do-1"]     | ["cis-*:1.1"]     | 11 | rules family (line 7) and other (line 11) have the same priority 20 and match the same references
            none: No          | note: No          | 23 | rule nothing names no controls
            """)
    void refusesMalformedOrTyingReferencesWithTheirLine(String good, String bad, int line, String reason) {
        String text = BY_REFERENCE.replace(good, bad);

        assertThatThrownBy(() -> reader.read("all.yaml", text))
                .isInstanceOf(MalformedCatalogue.class)
                .hasMessage("all.yaml:%d: %s", line, reason);
    }

    @Test
    void refusesARuleForEverySourceThatTiesWithOneOfASource() {
        String tying = RULES.replace("priority: 10\n", "priority: 20\n")
                .replace("checks: [\"*_open\"]", "references: [\"nist:do-1\"]");
        var files = List.of(reader.read("radar.yaml", tying), reader.read("all.yaml", BY_REFERENCE));

        assertThatThrownBy(() -> new MappingRules(files))
                .hasMessage("radar.yaml:7: rules other (all.yaml line 11) and rest (line 7) have the same priority 20"
                        + " and match the same references");
    }

    private MappingRules withReferences() {
        return new MappingRules(List.of(reader.read("radar.yaml", RULES), reader.read("all.yaml", BY_REFERENCE)));
    }

    private static List<String> deciding(List<MappingRule> rules, String check, String... references) {
        return new MappingRules(List.of(new MappingReader.Rules("radar", rules)))
                .deciding("radar", "radar", check, List.of(references)).stream()
                        .map(MappingRule::id)
                        .toList();
    }

    private ClientMappings mappings(List<Decision> decisions, Map<String, String> adopted) {
        return new ClientMappings(new MappingRules(List.of(reader.read("radar.yaml", RULES))), decisions, adopted);
    }

    private static String word(Random random, String letters, int length) {
        var word = new StringBuilder();
        for (int i = random.nextInt(length); i >= 0; i--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    private static Control control(String standard, String code, boolean requirement) {
        return new Control(
                new ControlRef(standard, "1.0", code),
                "Area",
                requirement,
                "Title",
                "Requirement",
                "Why",
                "Ask",
                Set.of("client"),
                Severity.LOW,
                Set.of(),
                "",
                "look");
    }
}
