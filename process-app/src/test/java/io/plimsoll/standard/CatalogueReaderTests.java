package io.plimsoll.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.client.ServiceKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueReaderTests {

    private static final String GOOD = """
            id: house-rules
            title: House rules
            version: "1.0"
            origin: Own
            summary: A few rules.
            controls:
              - code: HR-01.1
                area: Doors
                kind: requirement
                title: Doors are locked
                requirement: Every door is locked at night.
                why: Open doors invite visitors.
                ask: Lock your doors.
                responsible: [client]
                applies:
                  unless-service: [monitoring]
                  if-fact: [has-doors]
                severity: high
                detection:
                  person: walk around
                services: [helpdesk, network]
              - code: HR-01.2
                area: Doors
                kind: obligation
                title: Keys are counted
                requirement: Keys are counted yearly.
                why: Lost keys open doors.
                ask: Count your keys.
                responsible: [client, msp]
                severity: low
                detection:
                  automatic: key box
                services: []
            """;

    @Test
    void readsWhatTheFileSays() {
        Catalogue catalogue = CatalogueReader.read("house.yaml", GOOD);

        Control doors = catalogue.view().controls().get(0);
        assertThat(doors.ref()).isEqualTo(new ControlRef("house-rules", "1.0", "HR-01.1"));
        assertThat(doors.requirementKind()).isTrue();
        assertThat(doors.severity()).isEqualTo(Severity.HIGH);
        assertThat(doors.services()).containsExactlyInAnyOrder(ServiceKind.HELPDESK, ServiceKind.NETWORK);
        assertThat(doors.person()).isEqualTo("walk around");
        assertThat(doors.automatic()).isEmpty();
        assertThat(catalogue.conditionsOf("HR-01.1"))
                .isEqualTo(new Conditions(Set.of(ServiceKind.MONITORING), Set.of(), List.of("has-doors")));
        assertThat(catalogue.view().controls().get(1).requirementKind()).isFalse();
    }

    @ParameterizedTest(name = "{0} -> {1}: line {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            area: Doors                     | colour: red             | 8  | unknown key 'colour'
            severity: high                  | severity: awful         | 18 | unknown severity 'awful'
            severity: high                  | # gone                  | 7  | key 'severity' is missing
            [helpdesk, network]             | [helpdesk, chess]       | 21 | unknown kind of service 'chess'
            unless-service: [monitoring]    | unless-service: [chess] | 16 | unknown kind of service 'chess'
            responsible: [client]           | responsible: []         | 14 | nobody is responsible
            responsible: [client]           | responsible: [cat]      | 14 | unknown party 'cat', known are [client, employee, msp]
            code: HR-01.2                   | code: HR-01.1           | 22 | code HR-01.1 is already used in line 7
            code: HR-01.2                   | code: second            | 22 | 'code' must be capitals, a hyphen and two numbers, as in ABC-01.2
            services: []                    | services: [helpdesk]    | 33 | an obligation names no services: it opens no cases
            kind: obligation                | kind: wish              | 24 | 'kind' must be requirement or obligation
            person: walk around             | smell: sniff            | 20 | unknown key 'smell'
            title: House rules              | id: again               | 2  | key 'id' is given twice
            version: "1.0"                | version: one            | 3  | 'version' must be numbers joined by dots, as in "1.0"
            ask: Lock your doors.           | ask: ''                 | 13 | 'ask' is empty
            ask: Lock your doors.           | ask: [a, b]             | 13 | expected a text here
            if-fact: [has-doors]            | if-fact: [Has Doors]    | 17 | 'Has Doors' is not a fact's name
            origin: Own                     | published: soon         | 4  | 'published' must be a date as in 2026-01-31
            """)
    void refusesWhatIsMalformedWithItsLine(String good, String bad, int line, String reason) {
        assertThat(GOOD).contains(good);
        String text = GOOD.replaceFirst(java.util.regex.Pattern.quote(good), bad);

        assertThatThrownBy(() -> CatalogueReader.read("house.yaml", text))
                .isInstanceOf(MalformedCatalogue.class)
                .hasMessage("house.yaml:%d: %s", line, reason);
    }

    @Test
    void refusesWhatIsNoYamlAtAll() {
        assertThatThrownBy(() -> CatalogueReader.read("house.yaml", "id: a\ntitle: \"open\nversion"))
                .isInstanceOf(MalformedCatalogue.class)
                .hasMessageStartingWith("house.yaml:3:");
        assertThatThrownBy(() -> CatalogueReader.read("house.yaml", "")).hasMessage("house.yaml:1: the file is empty");
        assertThatThrownBy(() -> CatalogueReader.read("house.yaml", "just words"))
                .hasMessage("house.yaml:1: expected keys with values here");
    }

    @Test
    void refusesACodeThatAnotherStandardHas() {
        Catalogue one = CatalogueReader.read("one.yaml", GOOD);
        Catalogue two = CatalogueReader.read("two.yaml", GOOD.replace("house-rules", "other-rules"));

        assertThatThrownBy(() -> Catalogues.refuseSharedNames(List.of(one, two)))
                .hasMessage("two.yaml:7: code HR-01.1 is already used in one.yaml:7");
        assertThatThrownBy(() -> Catalogues.refuseSharedNames(List.of(one, one)))
                .hasMessage("one.yaml:1: house-rules 1.0 is already in one.yaml");
    }

    @Test
    void versionsCompareAsNumbers() {
        assertThat(Catalogues.BY_VERSION.compare("1.10", "1.9")).isPositive();
        assertThat(Catalogues.BY_VERSION.compare("2", "1.9.9")).isPositive();
        assertThat(Catalogues.BY_VERSION.compare("1.0", "1")).isZero();
    }
}
