package io.plimsoll.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTests {

    private static final String FILE = """
            questions:
              - id: doors
                question: Are the doors shut at night?
                help: All of them.
                controls: [AA-01.1]
                valid: P6M
                evidence: true
                asked: signatory
              - id: windows
                question: Are the windows shut at night?
                controls: [AA-01.2]
            """;

    private final Map<String, Control> shipped = ShippedFiles.in("catalogues").stream()
            .map(file -> CatalogueReader.read(file.name(), file.text()))
            .flatMap(catalogue -> catalogue.view().controls().stream())
            .collect(Collectors.toMap(control -> control.ref().code(), Function.identity()));

    private final QuestionReader reader = new QuestionReader(
            new MappingReader(code -> code.startsWith("AA-0") ? Optional.of(control(code)) : Optional.empty()));

    private static Control control(String code) {
        return new Control(
                new ControlRef("aa", "1.0", code),
                "Area",
                !code.equals("AA-09.1"),
                "Title",
                "Must",
                "Why",
                "Ask",
                Set.of("client"),
                Severity.LOW,
                Set.of(),
                "",
                "look");
    }

    @Test
    void whatIsLeftOutHasItsUsualValue() {
        List<Question> questions = reader.read("q.yaml", FILE).questions();

        assertThat(questions.get(0).valid()).isEqualTo(Period.ofMonths(6));
        assertThat(questions.get(0).evidence()).isTrue();
        assertThat(questions.get(0).bySignatory()).isTrue();
        assertThat(questions.get(1))
                .isEqualTo(new Question(
                        "windows",
                        "Are the windows shut at night?",
                        "",
                        List.of("AA-01.2"),
                        Period.ofYears(1),
                        false,
                        false));
        assertThat(questions.get(0).sha256()).isNotEqualTo(questions.get(1).sha256());
    }

    @ParameterizedTest(name = "{0} -> {1}: line {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id: windows        | id: doors            | 9  | question doors is already in line 2
            controls: [AA-01.2] | controls: [ZZ-01.1] | 11 | no standard has a control ZZ-01.1
            controls: [AA-01.2] | controls: [AA-09.1] | 11 | AA-09.1 is an obligation; no check can speak about it
            controls: [AA-01.2] | controls: [AA-01.2, AA-01.1] | 11 | AA-01.2 and AA-01.1 are of one standard; name one
            valid: P6M         | valid: half a year   | 6  | 'valid' must be a period as in P1Y or P6M
            valid: P6M         | valid: P1D           | 6  | 'valid' must be 30 days to 5 years
            evidence: true     | evidence: maybe      | 7  | 'evidence' must be true or false
            asked: signatory   | asked: everybody     | 8  | 'asked' must be member or signatory
            question: Are the windows shut at night? | question: Shut? | 10 | 'question' must be one line of 10 to 200 characters
            help: All          | hint: All            | 4  | unknown key 'hint'
            """)
    void refusesWhatIsMalformedWithItsLine(String good, String bad, int line, String reason) {
        String text = FILE.replace(good, bad);
        assertThat(text).isNotEqualTo(FILE);

        assertThatThrownBy(() -> reader.read("q.yaml", text))
                .isInstanceOf(MalformedCatalogue.class)
                .hasMessage("q.yaml:%d: %s", line, reason);
    }

    @Test
    void everyRequirementThatNoMachineSeesIsAskedAbout() {
        var shippedReader = new QuestionReader(new MappingReader(code -> Optional.ofNullable(shipped.get(code))));
        List<Question> questions = ShippedFiles.in("attestation").stream()
                .flatMap(file -> shippedReader.read(file.name(), file.text()).questions().stream())
                .toList();
        Set<String> asked = questions.stream()
                .flatMap(question -> question.controls().stream())
                .collect(Collectors.toSet());
        List<Control> forPeople = shipped.values().stream()
                .filter(control -> control.requirementKind()
                        && !control.person().isEmpty()
                        && control.automatic().isEmpty())
                .toList();
        long ofTheClient = forPeople.stream()
                .filter(control -> control.responsible().contains("client"))
                .count();

        System.out.printf(
                "Attestation: %d requirements that only a person can answer for, %d of them the client's own; %d questions%n",
                forPeople.size(), ofTheClient, questions.size());
        assertThat(forPeople).isNotEmpty();
        assertThat(forPeople.stream().map(control -> control.ref().code()).filter(code -> !asked.contains(code)))
                .isEmpty();
    }
}
