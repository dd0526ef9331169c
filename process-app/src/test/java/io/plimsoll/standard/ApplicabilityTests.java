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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApplicabilityTests {

    private static final ServiceView BACKUP = service(ServiceKind.BACKUP, ServiceState.ACTIVE);
    private static final ServiceView HELPDESK = service(ServiceKind.HELPDESK, ServiceState.PAUSED);
    private static final ServiceView ENDED_CLOUD = service(ServiceKind.CLOUD, ServiceState.TERMINATED);

    @Test
    void appliesWhereAServiceThatHasNotEndedDependsOnIt() {
        assertThat(judge(requirement(ServiceKind.HELPDESK), Conditions.NONE, BACKUP, HELPDESK))
                .isEqualTo(new Applicability(
                        true, "The client has adopted House rules, and this depends on it: Our helpdesk."));
    }

    @Test
    void appliesWhereNoServiceOfThoseKindsWasEverHad() {
        assertThat(judge(requirement(ServiceKind.EMAIL), Conditions.NONE, BACKUP)
                        .applies())
                .isTrue();
        assertThat(judge(requirement(), Conditions.NONE, BACKUP).applies()).isTrue();
    }

    @Test
    void noLongerAppliesWhenTheServicesHaveEnded() {
        assertThat(judge(requirement(ServiceKind.CLOUD), Conditions.NONE, BACKUP, ENDED_CLOUD)
                        .reason())
                .isEqualTo("The services that depended on it have ended.");
        assertThat(judge(requirement(), Conditions.NONE, ENDED_CLOUD).reason())
                .isEqualTo("No service of ours runs for the client any more.");
    }

    @Test
    void obligationsAndOthersTasksOpenNothing() {
        assertThat(judge(control(false, Set.of("client"), Set.of()), Conditions.NONE, BACKUP)
                        .applies())
                .isFalse();
        assertThat(judge(control(true, Set.of("msp"), Set.of()), Conditions.NONE, BACKUP)
                        .reason())
                .isEqualTo("It is not the client's to meet.");
    }

    @Test
    void onlyTheAdoptedVersionBinds() {
        var rule = new ApplicabilityRule(client(BACKUP), List.of(standard("2.0")));

        assertThat(rule.of(requirement(), Conditions.NONE).reason())
                .isEqualTo("The client has not adopted this version of the standard.");
    }

    @Test
    void everyConditionMustHold() {
        var managed = new Conditions(Set.of(ServiceKind.BACKUP), Set.of(), List.of());
        var included = new Conditions(Set.of(), Set.of(ServiceKind.PHISHING_SIMULATION), List.of());
        var both = new Conditions(Set.of(), Set.of(ServiceKind.BACKUP), List.of("uses-azure", "uses-aws"));

        assertThat(judge(requirement(), managed, BACKUP).reason())
                .isEqualTo("It does not apply while we deliver backup to the client.");
        assertThat(judge(requirement(), managed, HELPDESK).applies()).isTrue();
        assertThat(judge(requirement(), included, BACKUP).reason())
                .isEqualTo("It applies only to clients who get phishing simulation from us.");
        assertThat(judge(requirement(), both, BACKUP).reason())
                .isEqualTo("It applies only where \"uses aws\" is recorded of the client;"
                        + " it is not recorded, which counts as no.");
    }

    private static Applicability judge(Control control, Conditions conditions, ServiceView... services) {
        return new ApplicabilityRule(client(services), List.of(standard("1.0"))).of(control, conditions);
    }

    private static StandardView standard(String version) {
        return new StandardView("house", version, "House rules", "Own", "Rules.", List.of());
    }

    private static Control requirement(ServiceKind... services) {
        return control(true, Set.of("client"), Set.of(services));
    }

    private static Control control(boolean requirement, Set<String> responsible, Set<ServiceKind> services) {
        return new Control(
                new ControlRef("house", "1.0", "HR-01.1"),
                "Doors",
                requirement,
                "Doors are locked",
                "Every door is locked.",
                "Why",
                "Ask",
                responsible,
                Severity.HIGH,
                services,
                "",
                "look");
    }

    private static ClientView client(ServiceView... services) {
        var calendar =
                new CalendarView(1, ZoneOffset.UTC, Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), LocalTime.of(17, 0));
        return new ClientView(
                new ClientId("acme"),
                "Acme",
                "gold",
                Locale.ENGLISH,
                calendar,
                List.of(),
                List.of(services),
                Set.of("uses-azure"),
                true);
    }

    private static ServiceView service(ServiceKind kind, ServiceState state) {
        return new ServiceView(kind.key(), kind, "Our " + kind.key(), state, new ServiceTerms(10, 5, 20));
    }
}
