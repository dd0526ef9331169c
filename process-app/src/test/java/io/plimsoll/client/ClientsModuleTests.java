package io.plimsoll.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plimsoll.PlimsollTest;
import io.plimsoll.client.ServiceGateway.Action;
import io.plimsoll.client.ServiceGateway.GatewayAnswer;
import io.plimsoll.client.ServiceGateway.GatewayOrder;
import io.plimsoll.client.ServiceGateway.GatewayUnavailable;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.CaseNumber;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@PlimsollTest
class ClientsModuleTests {

    private static final CalendarDetails CALENDAR = new CalendarDetails(
            "Europe/Berlin", Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));
    private static final ServiceTerms TERMS = new ServiceTerms(10, 3, 20);
    private static final CaseNumber CASE = new CaseNumber("NC-2026-000001");
    private static final CaseNumber OTHER_CASE = new CaseNumber("NC-2026-000002");
    private static final Actor ADMIN = actor(Role.ADMINISTRATOR, ClientScope.everyone());

    @Autowired
    Clients clients;

    @Autowired
    Holds holds;

    @Autowired
    ServiceGateway gateway;

    @Autowired
    DemoGatewayControls controls;

    @Autowired
    Ledger ledger;

    @Autowired
    WorkingTime workingTime;

    @Autowired
    TransactionTemplate transaction;

    private final ClientId id = new ClientId("c-" + UUID.randomUUID().toString().substring(0, 12));
    private final Actor system = Actor.system(id);
    private ServiceView backup;
    private ServiceView mail;

    @BeforeEach
    void aClientWithTwoServices() {
        clients.create(id.value(), details("Zahn\u00e4rzte \ud83e\uddb7"), CALENDAR, ADMIN);
        clients.addService(id, new ServiceDetails("Backup", ServiceKind.BACKUP, TERMS), ADMIN);
        clients.addService(id, new ServiceDetails("Mail", ServiceKind.EMAIL, TERMS), ADMIN);
        backup = service(ServiceKind.BACKUP);
        mail = service(ServiceKind.EMAIL);
    }

    @Test
    void theDemoClientsAreThereFromTheStart() {
        assertThat(clients.list(ADMIN))
                .extracting(client -> client.id().value())
                .contains("harbor", "alpine", "quayside");
        ClientView harbor = clients.get(new ClientId("harbor"), ADMIN);
        assertThat(harbor.contacts())
                .extracting(ContactView::email)
                .containsExactlyInAnyOrder("harbor-member@harbor.example", "harbor-signatory@harbor.example");
        assertThat(harbor.services()).extracting(ServiceView::state).containsOnly(ServiceState.ACTIVE);
        assertThat(ledger.verify(Chain.of(harbor.id()), ADMIN).valid()).isTrue();
    }

    @Test
    void whatWasEnteredComesBack() {
        ClientView client = clients.get(id, ADMIN);

        assertThat(client.name()).isEqualTo("Zahn\u00e4rzte \ud83e\uddb7");
        assertThat(client.locale()).isEqualTo(Locale.GERMAN);
        assertThat(client.facts()).containsExactlyInAnyOrder("uses-azure", "uses-m365");
        assertThat(client.calendar().from()).isEqualTo(LocalTime.of(9, 0));
        assertThat(client.calendar().days()).containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.TUESDAY);
        assertThat(client.active()).isTrue();
        assertThat(backup.terms()).isEqualTo(TERMS);
    }

    @Test
    void anIdIsGivenOnce() {
        assertThat(clients.create(id.value(), details("Again"), CALENDAR, ADMIN))
                .isInstanceOfSatisfying(ClientChange.Invalid.class, invalid -> assertThat(invalid.problems())
                        .containsOnlyKeys("id"));
    }

    @Test
    void anotherCalendarIsAnotherVersionAndDeadlinesNameIt() {
        clients.changeCalendar(
                id,
                new CalendarDetails("Asia/Dubai", Set.of(DayOfWeek.SUNDAY), LocalTime.of(7, 30), LocalTime.of(15, 30)),
                ADMIN);

        Deadline deadline = workingTime.after(id, Instant.EPOCH, 1);

        assertThat(deadline.calendarVersion()).isEqualTo(2);
        assertThat(deadline.zone().getId()).isEqualTo("Asia/Dubai");
    }

    @Test
    void publicHolidaysAndOwnDaysAreFreeAndStandInTheLedgerWithoutTheirNames() {
        clients.changeCalendar(
                id,
                new CalendarDetails(
                        "Europe/Berlin",
                        EnumSet.allOf(DayOfWeek.class),
                        LocalTime.of(9, 0),
                        LocalTime.of(17, 0),
                        "DE-BY",
                        "2027-01-07 Anna\u2019s wedding\n2027-01-05"),
                ADMIN);

        CalendarView calendar = clients.get(id, ADMIN).calendar();
        assertThat(calendar.freeDays().holidays())
                .containsEntry(LocalDate.of(2027, 1, 6), "Epiphany")
                .doesNotContainKey(LocalDate.of(2027, 10, 31));
        assertThat(calendar.freeDays().ownLines()).isEqualTo("2027-01-05\n2027-01-07 Anna\u2019s wedding");
        assertThat(new RealPace().after(calendar, Instant.parse("2027-01-04T16:00:00Z"), 1))
                .as("past two days of its own and Epiphany, which is one in Bavaria")
                .isEqualTo("2027-01-08T16:00:00Z");
        assertThat(ledger.list(Chain.of(id), 0, 500, ADMIN))
                .filteredOn(row -> row.event().equals("calendar-changed"))
                .extracting(LedgerRow::facts)
                .singleElement()
                .asString()
                .contains("DE-BY", "2027-01-05", "2027-01-06", "2027-01-07")
                .doesNotContain("Anna");
    }

    @Test
    void contactsAreAddedChangedAndRemovedWithoutTheirNamesInTheLedger() {
        ContactDetails mia = new ContactDetails("Mia Muster", "mia@mail.example", Role.CLIENT_MEMBER, "de");
        clients.addContact(id, mia, ADMIN);
        ContactView added = clients.get(id, ADMIN).contacts().get(0);
        assertThat(clients.addContact(id, mia, ADMIN)).isInstanceOf(ClientChange.Invalid.class);

        clients.changeContact(
                id,
                added.id(),
                new ContactDetails("Mia Muster", "mia@mail.example", Role.CLIENT_SIGNATORY, "de"),
                ADMIN);
        assertThat(clients.get(id, ADMIN).contacts())
                .extracting(ContactView::role)
                .containsExactly(Role.CLIENT_SIGNATORY);

        clients.removeContact(id, added.id(), ADMIN);
        assertThat(clients.get(id, ADMIN).contacts()).isEmpty();
        assertThat(events()).containsSubsequence("contact-added", "contact-changed", "contact-removed");
        assertThat(ledger.list(Chain.of(id), 0, 500, ADMIN))
                .extracting(LedgerRow::facts)
                .noneMatch(facts -> facts.contains("Mia") || facts.contains("mail.example"));
    }

    @Test
    void aContactOfAnotherClientIsNotThere() {
        String foreign =
                clients.get(new ClientId("harbor"), ADMIN).contacts().get(0).id();

        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> clients.removeContact(id, foreign, ADMIN));
        assertThatExceptionOfType(NotVisible.class)
                .isThrownBy(() -> clients.changeTerms(new ClientId("harbor"), backup.id(), TERMS, ADMIN));
    }

    @Test
    void peopleOfAnotherClientSeeNothingAndOnlyAdministratorsChange() {
        Actor stranger = actor(Role.CLIENT_MEMBER, ClientScope.of(new ClientId("harbor")));
        Actor analyst = actor(Role.ANALYST, ClientScope.everyone());

        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> clients.get(id, stranger));
        assertThatExceptionOfType(NotVisible.class)
                .isThrownBy(() -> clients.get(new ClientId("no-such-client"), ADMIN));
        assertThat(clients.list(stranger)).extracting(ClientView::id).containsExactly(new ClientId("harbor"));
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> clients.change(id, details("Mine"), analyst));
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> clients.create("mine", details("Mine"), CALENDAR, analyst));
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> holds.request(new ClientId("harbor"), CASE, List.of(), stranger));
    }

    @Test
    void aServiceRunsAgainWhenItsLastHoldIsReleased() {
        holds.request(id, CASE, List.of(backup.id()), system);
        holds.request(id, OTHER_CASE, List.of(backup.id()), system);
        assertThat(service(ServiceKind.BACKUP).state()).isEqualTo(ServiceState.ACTIVE);
        String first = openHold(CASE).id();
        String second = openHold(OTHER_CASE).id();

        holds.confirm(first, system);
        assertThat(service(ServiceKind.BACKUP).state()).isEqualTo(ServiceState.PAUSED);
        holds.confirm(second, system);
        assertThat(holds.heldByOthers(backup.id(), CASE)).isTrue();

        holds.releasing(first, system);
        holds.released(first, system);
        assertThat(service(ServiceKind.BACKUP).state()).isEqualTo(ServiceState.PAUSED);
        assertThat(holds.open(id, CASE)).isEmpty();
        assertThat(holds.heldByOthers(backup.id(), OTHER_CASE)).isFalse();

        holds.released(second, system);
        assertThat(service(ServiceKind.BACKUP).state()).isEqualTo(ServiceState.ACTIVE);
        assertThat(service(ServiceKind.EMAIL).state()).isEqualTo(ServiceState.ACTIVE);
    }

    @Test
    void repeatedAndLateAnswersChangeNothing() {
        holds.request(id, CASE, List.of(backup.id(), mail.id()), system);
        holds.request(id, CASE, List.of(mail.id(), backup.id()), system);
        assertThat(holds.open(id, CASE)).hasSize(2);
        String hold = openHold(CASE).id();
        holds.confirm(hold, system);
        holds.confirm(hold, system);
        holds.releasing(hold, system);
        holds.confirm(hold, system);
        assertThat(holds.open(id, CASE)).extracting(HoldView::state).contains(HoldState.RELEASING);
        holds.released(hold, system);
        holds.releasing(hold, system);
        holds.released(hold, system);

        assertThat(events().stream().filter(event -> event.startsWith("hold-")))
                .containsExactly(
                        "hold-requested", "hold-requested", "hold-confirmed", "hold-release-begun", "hold-released");
    }

    @Test
    void ofManyCasesThatReleaseAtOnceExactlyOneIsTheLast() throws Exception {
        List<CaseNumber> cases = java.util.stream.IntStream.rangeClosed(1, 6)
                .mapToObj(i -> CaseNumber.of(2026, i))
                .toList();
        cases.forEach(number -> {
            holds.request(id, number, List.of(backup.id()), system);
            holds.confirm(openHold(number).id(), system);
        });
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Boolean>> work = cases.stream()
                    .map(number -> (Callable<Boolean>) () -> transaction.execute(status -> {
                        boolean last = !holds.heldByOthers(backup.id(), number);
                        holds.released(openHold(number).id(), system);
                        return last;
                    }))
                    .toList();
            long last = 0;
            for (Future<Boolean> release : threads.invokeAll(work)) {
                last += release.get() ? 1 : 0;
            }
            assertThat(last).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(service(ServiceKind.BACKUP).state()).isEqualTo(ServiceState.ACTIVE);
    }

    @Test
    void aTerminatedServiceStaysSoAndTheLastOneEndsTheClient() {
        holds.request(id, CASE, List.of(backup.id()), system);
        holds.request(id, OTHER_CASE, List.of(backup.id()), system);
        String hold = openHold(CASE).id();
        holds.confirm(hold, system);

        holds.terminate(id, CASE, List.of(backup.id()), system);
        holds.released(hold, system);
        holds.request(id, CASE, List.of(backup.id()), system);

        assertThat(service(ServiceKind.BACKUP).state()).isEqualTo(ServiceState.TERMINATED);
        assertThat(holds.open(id, CASE)).isEmpty();
        assertThat(holds.open(id, OTHER_CASE)).isEmpty();
        assertThat(clients.servicesOf(id, Set.of(ServiceKind.BACKUP, ServiceKind.EMAIL), ADMIN))
                .extracting(ServiceView::kind)
                .containsExactly(ServiceKind.EMAIL);
        assertThat(clients.get(id, ADMIN).active()).isTrue();

        holds.terminate(id, CASE, List.of(backup.id(), mail.id()), system);
        assertThat(clients.get(id, ADMIN).active()).isFalse();
    }

    @Test
    void aServiceOfAnotherClientCannotBeHeld() {
        String foreign =
                clients.get(new ClientId("harbor"), ADMIN).services().get(0).id();

        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> holds.request(id, CASE, List.of(foreign), system));
    }

    @Test
    void theDemoGatewayDoesAnOrderOnce() {
        GatewayOrder order = order();

        GatewayAnswer first = gateway.carryOut(order);
        controls.set(backup.id(), DemoGatewayMode.REFUSING, "Not today", ADMIN);

        assertThat(first).isInstanceOf(GatewayAnswer.Done.class);
        assertThat(gateway.carryOut(order)).isEqualTo(first);
        assertThat(gateway.carryOut(order())).isEqualTo(new GatewayAnswer.Refused("Not today"));
    }

    @Test
    void theDemoGatewayCanBeSlowOrAway() {
        GatewayOrder order = order();
        controls.set(backup.id(), DemoGatewayMode.UNAVAILABLE, "", ADMIN);
        assertThatExceptionOfType(GatewayUnavailable.class).isThrownBy(() -> gateway.carryOut(order));

        controls.set(backup.id(), DemoGatewayMode.SLOW, "", ADMIN);
        assertThatExceptionOfType(GatewayUnavailable.class).isThrownBy(() -> gateway.carryOut(order));
        assertThat(gateway.carryOut(order)).isInstanceOf(GatewayAnswer.Done.class);
    }

    @Test
    void howTheDemoGatewayTreatsAServiceIsShownToTheMspOnly() {
        controls.set(backup.id(), DemoGatewayMode.REFUSING, "", ADMIN);

        assertThat(controls.list(actor(Role.ANALYST, ClientScope.of(id))))
                .filteredOn(setting -> setting.mode() == DemoGatewayMode.REFUSING)
                .singleElement()
                .satisfies(setting -> assertThat(setting.reason()).isNotBlank());
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> controls.list(actor(Role.CLIENT_MEMBER, ClientScope.of(id))));
    }

    private GatewayOrder order() {
        return new GatewayOrder(UUID.randomUUID().toString(), Action.PAUSE, id, CASE, backup);
    }

    private HoldView openHold(CaseNumber number) {
        return holds.open(id, number).get(0);
    }

    private ServiceView service(ServiceKind kind) {
        return clients.get(id, ADMIN).services().stream()
                .filter(service -> service.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<String> events() {
        return ledger.list(Chain.of(id), 0, 500, ADMIN).stream()
                .map(LedgerRow::event)
                .toList();
    }

    private static ClientDetails details(String name) {
        return new ClientDetails(name, "gold", "de", Set.of("uses-azure", "uses-m365"));
    }

    private static Actor actor(Role role, ClientScope scope) {
        return new Actor(role.claim(), role.claim(), role.claim(), "", Set.of(role), scope, SignIn.none());
    }
}
