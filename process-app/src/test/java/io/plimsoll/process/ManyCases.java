package io.plimsoll.process;

import static io.plimsoll.process.LiveCases.ANALYST;

import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.client.ServiceDetails;
import io.plimsoll.client.ServiceKind;
import io.plimsoll.client.ServiceTerms;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.Role;
import io.plimsoll.noncompliance.NonCompliances;
import io.plimsoll.noncompliance.ReportResult;
import io.plimsoll.standard.Applicability;
import io.plimsoll.standard.StandardView;
import io.plimsoll.standard.Standards;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;

/** Clients of every tier with three people each and services of every kind, and a case for any control that applies. */
@TestComponent
public class ManyCases {

    private static final Actor ADMIN = LiveCases.msp("admin", Role.ADMINISTRATOR);
    private static final List<String> TIERS = List.of("gold", "silver", "bronze");

    private final Clients clients;
    private final Standards standards;
    private final NonCompliances cases;
    private final StandardView standard;
    private List<String> controls = List.of();

    ManyCases(Clients clients, Standards standards, NonCompliances cases) {
        this.clients = clients;
        this.standards = standards;
        this.cases = cases;
        this.standard = standards.version("minimum-technology-standards", "1.0");
    }

    ClientId client(int nr) {
        ClientId id = new ClientId("many-" + UUID.randomUUID().toString().substring(0, 12));
        var calendar = new CalendarDetails(
                "Europe/Vienna", EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), LocalTime.of(18, 0));
        String tier = TIERS.get(nr % TIERS.size());
        clients.create(id.value(), new ClientDetails("Client " + id, tier, "en", Set.of()), calendar, ADMIN);
        add(id, "mia", Role.CLIENT_MEMBER);
        add(id, "max", Role.CLIENT_MEMBER);
        add(id, "sam", Role.CLIENT_SIGNATORY);
        for (ServiceKind kind : ServiceKind.values()) {
            clients.addService(id, new ServiceDetails(kind.key(), kind, new ServiceTerms(10, 3, 20)), ADMIN);
        }
        standards.adopt(id, standard.id(), standard.version(), ADMIN);
        Map<String, Applicability> applying = standards.applicability(id, standard.controls());
        controls = standard.controls().stream()
                .map(control -> control.ref().code())
                .filter(code -> applying.get(code).applies())
                .toList();
        return id;
    }

    private void add(ClientId id, String name, Role role) {
        clients.addContact(id, new ContactDetails(name, name + "@" + id + ".example", role, "en"), ADMIN);
    }

    /** A case about that control of those that apply, counted from 0. */
    CaseNumber report(ClientId client, int control) {
        ReportResult reported = cases.report(client, controls.get(control), "Seen on site", List.of("PC-01"), ANALYST);
        return ((ReportResult.Opened) reported).opened().number();
    }
}
