package io.plimsoll.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.client.CalendarView;
import io.plimsoll.client.ClientView;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceState;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.client.ServiceView;
import io.plimsoll.identity.ClientId;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The conditions that the standards name in brackets, with the controls that carry them. */
class ShippedConditionsTests {

    private static final Catalogue STANDARD = ShippedFiles.in("catalogues").stream()
            .map(file -> CatalogueReader.read(file.name(), file.text()))
            .filter(catalogue -> catalogue.view().id().equals("minimum-technology-standards"))
            .findFirst()
            .orElseThrow();

    @Test
    void notManagedByUs() {
        assertThat(judge("MTS-04.9", Set.of(), ServiceKind.BACKUP, ServiceKind.HELPDESK))
                .isEqualTo(new Applicability(false, "It does not apply while we deliver backup to the client."));
        assertThat(judge("MTS-04.9", Set.of(), ServiceKind.HELPDESK))
                .isEqualTo(new Applicability(
                        true,
                        "The client has adopted Minimum Technology Standards, and this depends on it: Our helpdesk."
                                + " Its condition holds: we deliver no backup."));
    }

    @Test
    void serviceIncludesPhishingSimulation() {
        assertThat(judge("MTS-07.6", Set.of(), ServiceKind.HELPDESK))
                .isEqualTo(new Applicability(false, "It applies only to clients who get phishing simulation from us."));
        assertThat(judge("MTS-07.6", Set.of(), ServiceKind.PHISHING_SIMULATION))
                .isEqualTo(new Applicability(
                        true,
                        "The client has adopted Minimum Technology Standards, and this depends on it: Our"
                                + " phishing-simulation. Its condition holds: we deliver phishing simulation."));
    }

    @Test
    void applicablePlatform() {
        assertThat(judge("MTS-05.4", Set.of("uses-m365"), ServiceKind.CLOUD).reason())
                .isEqualTo("It applies only where \"supports conditional access\" is recorded of the client;"
                        + " it is not recorded, which counts as no.");
        assertThat(judge("MTS-05.4", Set.of("supports-conditional-access"), ServiceKind.CLOUD))
                .isEqualTo(new Applicability(
                        true,
                        "The client has adopted Minimum Technology Standards, and this depends on it: Our cloud."
                                + " Its condition holds: \"supports conditional access\" is recorded of the client."));
    }

    private static Applicability judge(String code, Set<String> facts, ServiceKind... services) {
        Control control = STANDARD.view().controls().stream()
                .filter(one -> one.ref().code().equals(code))
                .findFirst()
                .orElseThrow();
        var client = new ClientView(
                new ClientId("acme"),
                "Acme",
                "gold",
                Locale.ENGLISH,
                new CalendarView(1, ZoneOffset.UTC, Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(17, 0)),
                List.of(),
                Arrays.stream(services)
                        .map(kind -> new ServiceView(
                                kind.key(),
                                kind,
                                "Our " + kind.key(),
                                ServiceState.ACTIVE,
                                new ServiceTerms(10, 5, 20)))
                        .toList(),
                facts,
                true);
        return new ApplicabilityRule(client, List.of(STANDARD.view())).of(control, STANDARD.conditionsOf(code));
    }
}
