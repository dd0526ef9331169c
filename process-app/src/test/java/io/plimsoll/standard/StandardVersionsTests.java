package io.plimsoll.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag(TestDatabase.TAG)
class StandardVersionsTests {

    private static final String TEXT = """
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
                severity: high
                detection: {person: walk around}
                services: [helpdesk]
            """;

    private final StandardVersions versions = new StandardVersions(
            JdbcClient.create(TestDatabase.with("V130__standard")),
            Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC));

    @Test
    void aVersionIsKeptOnceAndStaysReadableAfterTheNextOne() {
        versions.keep(read(TEXT));
        versions.keep(read(TEXT));
        versions.keep(read(TEXT.replace("1.0", "1.1").replace("are locked", "are locked and barred")));

        assertThat(versions.all())
                .extracting(catalogue -> catalogue.view().version() + " "
                        + catalogue.view().controls().get(0).title())
                .containsExactlyInAnyOrder("1.0 Doors are locked", "1.1 Doors are locked and barred");
    }

    @Test
    void otherWordsUnderTheSameVersionAreRefused() {
        versions.keep(read(TEXT));

        assertThatThrownBy(() -> versions.keep(read(TEXT.replace("at night", "by day"))))
                .isInstanceOf(MalformedCatalogue.class)
                .hasMessage("house.yaml:1: the text differs from what was loaded before as house-rules 1.0;"
                        + " raise the version");
    }

    private static Catalogue read(String text) {
        return CatalogueReader.read("house.yaml", text);
    }
}
