package io.plimsoll.people;

import static io.plimsoll.identity.Role.ADMINISTRATOR;
import static io.plimsoll.identity.Role.ANALYST;
import static io.plimsoll.identity.Role.CLIENT_MEMBER;
import static io.plimsoll.identity.Role.CLIENT_SIGNATORY;
import static io.plimsoll.identity.Role.DIRECTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plimsoll.HeardEvents;
import io.plimsoll.PlimsollTest;
import io.plimsoll.client.CalendarDetails;
import io.plimsoll.client.ClientDetails;
import io.plimsoll.client.Clients;
import io.plimsoll.client.ContactDetails;
import io.plimsoll.client.ContactView;
import io.plimsoll.identity.AccessDenied;
import io.plimsoll.identity.Actor;
import io.plimsoll.identity.ClientId;
import io.plimsoll.identity.ClientScope;
import io.plimsoll.identity.NotVisible;
import io.plimsoll.identity.Role;
import io.plimsoll.identity.SignIn;
import io.plimsoll.ledger.Chain;
import io.plimsoll.ledger.Ledger;
import io.plimsoll.ledger.LedgerRow;
import io.plimsoll.people.Difference.Kind;
import io.plimsoll.securityevent.SecurityEvents;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@PlimsollTest
class PeopleModuleTests {

    private static final Actor ADMIN = actor("admin", ClientScope.everyone(), ADMINISTRATOR);
    private static final Actor AUDITOR = actor("auditor", ClientScope.everyone(), Role.AUDITOR);

    @Autowired
    Clients clients;

    @Autowired
    Ledger ledger;

    @Autowired
    OpenWork work;

    @Autowired
    SecurityEvents events;

    @Autowired
    TransactionTemplate transaction;

    private final FakeDirectory directory = new FakeDirectory();
    private final ClientId id = new ClientId("p-" + UUID.randomUUID().toString().substring(0, 12));
    private ClientPeople people;
    private MspPeople staff;

    @BeforeEach
    void aClientAndASignIn() {
        Accounts accounts = new Accounts(directory, ledger, work, events, transaction);
        people = new ClientPeople(clients, directory, accounts, transaction);
        staff = new MspPeople(clients, directory, accounts);
        clients.create(
                id.value(),
                new ClientDetails("Pier", "gold", "en", Set.of()),
                new CalendarDetails("Europe/Berlin", Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(17, 0)),
                ADMIN);
    }

    @Test
    void anInvitationMakesAccountGroupAndContact() {
        String account = done(people.invite(id, mia(CLIENT_MEMBER, CLIENT_SIGNATORY), ADMIN))
                .account();

        assertThat(directory.groups).contains(id);
        assertThat(directory.accounts.get(account)).satisfies(made -> {
            assertThat(made.roles()).containsExactlyInAnyOrder(CLIENT_MEMBER, CLIENT_SIGNATORY);
            assertThat(made.scope()).isEqualTo(ClientScope.of(id));
            assertThat(made.open()).containsExactlyInAnyOrder(SetUp.values());
        });
        assertThat(directory.mailed).containsExactly("mia@pier.example");
        assertThat(contacts()).singleElement().satisfies(contact -> {
            assertThat(contact.role()).isEqualTo(CLIENT_SIGNATORY);
            assertThat(contact.account()).isEqualTo(account);
        });
        assertThat(people.view(id, ADMIN).differences()).isEmpty();
    }

    @Test
    void whoWatchesOverSecurityHearsOfEachChange() {
        try (HeardEvents heard = new HeardEvents()) {
            String account = done(people.invite(id, mia(CLIENT_MEMBER), ADMIN)).account();
            people.disable(id, account, null, ADMIN);
            people.enable(id, account, ADMIN);

            assertThat(heard.lines())
                    .filteredOn(line -> line.contains(account))
                    .extracting(line -> line.replaceAll(".*\"activity_name\":\"([^\"]*)\".*", "$1"))
                    .containsExactly("Create", "Disable", "Enable");
            assertThat(heard.lines()).noneMatch(line -> line.contains("Mia Muster"));
        }
    }

    @Test
    void theLedgerSaysWhoInvitedWhomWithoutTheirNameInTheChain() {
        people.invite(id, mia(CLIENT_MEMBER), ADMIN);

        LedgerRow entry = entries("person-invited").get(0);
        assertThat(entry.by()).isEqualTo("admin");
        assertThat(entry.whom()).isEqualTo("Mia Muster");
        assertThat(entry.facts())
                .contains("client-member")
                .doesNotContain("Mia")
                .doesNotContain("pier.example");

        transaction.executeWithoutResult(status ->
                ledger.erase(directory.byEmail("mia@pier.example").orElseThrow().id(), ADMIN));
        assertThat(entries("person-invited").get(0).whom()).isEqualTo("erased");
        assertThat(ledger.verify(Chain.of(id), ADMIN).valid()).isTrue();
    }

    @Test
    void theSameInvitationAgainAddsToTheAccountThatThereIs() {
        String first = done(people.invite(id, mia(CLIENT_MEMBER), ADMIN)).account();

        PeopleChange.Done again = done(people.invite(
                id, new Invitation("Mia Muster", "MIA@pier.example", Set.of(CLIENT_SIGNATORY), "en"), ADMIN));

        assertThat(again.account()).isEqualTo(first);
        assertThat(directory.accounts).hasSize(1);
        assertThat(directory.accounts.get(first).roles()).containsExactlyInAnyOrder(CLIENT_MEMBER, CLIENT_SIGNATORY);
        assertThat(contacts()).extracting(ContactView::role).containsExactly(CLIENT_SIGNATORY);
    }

    @Test
    void whatBrokeOffHalfWayIsFinishedByDoingItAgain() {
        directory.failsAt = "setRoles";
        assertThatExceptionOfType(DirectoryUnavailable.class)
                .isThrownBy(() -> people.invite(id, mia(CLIENT_MEMBER), ADMIN));
        assertThat(contacts()).isEmpty();
        assertThat(entries("person-invited")).isEmpty();
        assertThat(directory.accounts.values())
                .allMatch(account -> account.roles().isEmpty());

        directory.failsAt = "";
        done(people.invite(id, mia(CLIENT_MEMBER), ADMIN));

        assertThat(directory.accounts).hasSize(1);
        assertThat(people.view(id, ADMIN).differences()).isEmpty();
    }

    @Test
    void withoutMailTheInvitationStandsAndSaysWhatToDo() {
        directory.mailWorks = false;

        assertThat(done(people.invite(id, mia(CLIENT_MEMBER), ADMIN)).told())
                .singleElement()
                .asString()
                .contains("Realm settings, Email");

        directory.mailWorks = true;
        String account = contacts().get(0).account();
        assertThat(people.inviteAgain(id, account, ADMIN)).isInstanceOf(PeopleChange.Done.class);
        assertThat(directory.mailed).containsExactly("mia@pier.example");
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsChanged() {
        PeopleChange change = people.invite(id, new Invitation("", "nobody", Set.of(ANALYST), "en"), ADMIN);

        assertThat(change).isInstanceOfSatisfying(PeopleChange.Invalid.class, invalid -> assertThat(invalid.problems())
                .containsOnlyKeys("name", "email", "roles"));
        assertThat(directory.accounts).isEmpty();
        assertThat(directory.groups).isEmpty();
        assertThat(people.invite(id, new Invitation("<b>", "b@pier.example", Set.of(CLIENT_MEMBER), "en"), ADMIN))
                .isInstanceOf(PeopleChange.Refused.class);
        assertThat(contacts()).isEmpty();
    }

    @Test
    void nobodyOfTheMspOrOfAnotherClientIsTakenIn() {
        Account nora = directory.add(Somebody.staff("nora", ANALYST));
        Account other = directory.add(Somebody.account("owen", CLIENT_MEMBER));

        for (Account account : List.of(nora, other)) {
            assertThat(people.invite(id, new Invitation("X", account.email(), Set.of(CLIENT_SIGNATORY), "en"), ADMIN))
                    .isInstanceOf(PeopleChange.Refused.class);
            assertThat(directory.accounts.get(account.id())).isEqualTo(account);
            assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> people.disable(id, account.id(), null, ADMIN));
        }
    }

    @Test
    void aLeaverIsCutOffGetsNoMailAndThePageWarns() {
        String account = done(people.invite(id, mia(CLIENT_MEMBER), ADMIN)).account();

        PeopleChange.Done left = done(people.disable(id, account, null, ADMIN));

        assertThat(directory.accounts.get(account).enabled()).isFalse();
        assertThat(directory.ended).containsExactly(account);
        assertThat(clients.get(id, ADMIN).reachable()).isEmpty();
        assertThat(left.told()).anyMatch(sentence -> sentence.contains("Nobody of this client gets mail"));
        assertThat(people.view(id, ADMIN).warnings()).hasSize(1);
        assertThat(entries("person-disabled")).extracting(LedgerRow::whom).containsExactly("Mia Muster");

        done(people.enable(id, account, ADMIN));
        assertThat(clients.get(id, ADMIN).reachable()).hasSize(1);
        assertThat(directory.accounts.get(account).enabled()).isTrue();
    }

    @Test
    void whereSessionsCouldNotBeEndedDisablingAgainFinishesIt() {
        String account = done(people.invite(id, mia(CLIENT_MEMBER), ADMIN)).account();
        directory.failsAt = "endSessions";
        assertThatExceptionOfType(DirectoryUnavailable.class)
                .isThrownBy(() -> people.disable(id, account, null, ADMIN));
        directory.failsAt = "";
        assertThat(people.view(id, ADMIN).differences())
                .extracting(Difference::kind)
                .containsExactly(Kind.LEFT_BUT_WRITTEN_TO);

        done(people.disable(id, account, null, ADMIN));

        assertThat(directory.ended).containsExactly(account);
        assertThat(people.view(id, ADMIN).differences()).isEmpty();
    }

    @Test
    void rolesAreChangedHereAndThere() {
        String account = done(people.invite(id, mia(CLIENT_MEMBER), ADMIN)).account();

        done(people.changeRoles(id, account, Set.of(CLIENT_SIGNATORY), ADMIN));

        assertThat(directory.accounts.get(account).roles()).containsExactly(CLIENT_SIGNATORY);
        assertThat(directory.accounts.get(account).open()).contains(SetUp.SECOND_FACTOR);
        assertThat(contacts()).extracting(ContactView::role).containsExactly(CLIENT_SIGNATORY);
        assertThat(people.changeRoles(id, account, Set.of(DIRECTOR), ADMIN)).isInstanceOf(PeopleChange.Invalid.class);
        assertThat(entries("person-roles-changed")).singleElement().satisfies(entry -> assertThat(entry.facts())
                .contains("\"given\":[\"client-signatory\"]")
                .contains("\"taken\":[\"client-member\"]"));
    }

    @Test
    void eachDifferenceIsSettledByWhatItOffers() {
        directory.groups.add(id);
        clients.addContact(id, new ContactDetails("Kim", "kim@pier.example", CLIENT_SIGNATORY, "en"), ADMIN);
        directory.add(Somebody.in(Somebody.account("lou", CLIENT_MEMBER), ClientScope.of(id, Somebody.ALPINE)));
        clients.addContact(id, new ContactDetails("rae", "rae@harbor.example", CLIENT_MEMBER, "en"), ADMIN);
        directory.add(Somebody.in(Somebody.account("rae"), ClientScope.of(id)));

        for (int step = 0; step < 10 && !differences().isEmpty(); step++) {
            Difference first = differences().get(0);
            assertThat(people.repair(id, first.kind(), first.account(), first.contact(), ADMIN))
                    .isInstanceOf(PeopleChange.Done.class);
        }

        assertThat(differences()).isEmpty();
        assertThat(directory.byEmail("kim@pier.example").orElseThrow().roles()).contains(CLIENT_SIGNATORY);
        assertThat(directory.accounts.get("sub-lou").scope()).isEqualTo(ClientScope.of(Somebody.ALPINE));
        assertThat(directory.accounts.get("sub-rae").roles()).containsExactly(CLIENT_MEMBER);
        assertThat(people.repair(id, Kind.NO_ROLE, "sub-rae", contacts().get(1).id(), ADMIN))
                .as("settled in the meantime")
                .isInstanceOf(PeopleChange.Refused.class);
    }

    @Test
    void whileTheSignInIsAwayContactsAreStillShown() {
        clients.addContact(id, new ContactDetails("Kim", "kim@pier.example", CLIENT_MEMBER, "en"), ADMIN);
        directory.failsAt = "roster";

        PeopleView view = people.view(id, ADMIN);

        assertThat(view.outage()).isEqualTo("Keycloak does not answer");
        assertThat(view.people()).extracting(PeopleView.Person::name).containsExactly("Kim");
        assertThat(view.differences()).isEmpty();
    }

    @Test
    void whereThePeopleAreFixedThatIsSaidInsteadOfTried() {
        directory.fixed = true;

        assertThat(people.invite(id, mia(CLIENT_MEMBER), ADMIN)).isEqualTo(new PeopleChange.Refused(Accounts.FIXED));
        assertThat(contacts()).isEmpty();
        assertThat(people.view(id, AUDITOR).limits()).isEqualTo(Accounts.FIXED);
    }

    @Test
    void onlyAdministratorsOfTheClientChangeAndAuditorsLook() {
        Actor elsewhere = actor("admin-2", ClientScope.of(Somebody.ALPINE), ADMINISTRATOR);
        Actor analyst = actor("analyst", ClientScope.everyone(), ANALYST);

        assertThat(people.view(id, AUDITOR).people()).isEmpty();
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> people.invite(id, mia(CLIENT_MEMBER), AUDITOR));
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> people.view(id, analyst));
        assertThatExceptionOfType(NotVisible.class).isThrownBy(() -> people.invite(id, mia(CLIENT_MEMBER), elsewhere));
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> staff.invite(mia(ANALYST), ClientScope.everyone(), elsewhere));
    }

    @Test
    void anAdministratorOfOneClientDoesNotDisableWhatAnotherClientNeeds() {
        Actor here = actor("admin-3", ClientScope.of(id), ADMINISTRATOR);
        Account both =
                directory.add(Somebody.in(Somebody.account("lou", CLIENT_MEMBER), ClientScope.of(id, Somebody.ALPINE)));

        assertThat(people.disable(id, both.id(), null, here)).isInstanceOf(PeopleChange.Refused.class);
        assertThat(directory.accounts.get(both.id())).isEqualTo(both);
    }

    @Test
    void staffIsInvitedLimitedAndDisabledOnTheRecord() {
        String account =
                done(staff.invite(mia(ANALYST), ClientScope.of(id), ADMIN)).account();
        assertThat(directory.accounts.get(account).open()).contains(SetUp.SECOND_FACTOR);
        assertThat(people.view(id, ADMIN).guests()).extracting(Account::id).containsExactly(account);

        done(staff.change(account, Set.of(DIRECTOR), ClientScope.everyone(), ADMIN));
        assertThat(directory.accounts.get(account).scope()).isEqualTo(ClientScope.everyone());
        assertThat(directory.accounts.get(account).roles()).containsExactly(DIRECTOR);

        done(staff.disable(account, null, ADMIN));
        assertThat(directory.accounts.get(account).enabled()).isFalse();
        assertThat(ledger.list(Chain.msp(), 0, 500, ADMIN))
                .filteredOn(row -> row.whom().equals("Mia Muster"))
                .extracting(LedgerRow::event)
                .containsSubsequence("person-invited", "person-roles-changed", "person-disabled");
    }

    @Test
    void nobodyChangesTheirOwnAccount() {
        Account own = directory.add(Somebody.staff("admin", ADMINISTRATOR));
        Actor self = actor("admin", ClientScope.everyone(), ADMINISTRATOR);

        assertThat(staff.change(own.id(), Set.of(ADMINISTRATOR, DIRECTOR), ClientScope.everyone(), self))
                .isInstanceOf(PeopleChange.Refused.class);
        assertThat(staff.invite(
                        new Invitation("Me", own.email(), Set.of(DIRECTOR), "en"), ClientScope.everyone(), self))
                .isInstanceOf(PeopleChange.Refused.class);
        assertThat(staff.disable(own.id(), null, self)).isInstanceOf(PeopleChange.Refused.class);
        assertThat(directory.accounts.get(own.id())).isEqualTo(own);
    }

    @Test
    void aSuccessorIsSomebodyElseWhoCanSignIn() {
        Account nora = directory.add(Somebody.staff("nora", ANALYST));
        Account gone = directory.add(Somebody.disabled(Somebody.staff("gone", ANALYST)));

        assertThat(staff.disable(nora.id(), nora.id(), ADMIN)).isInstanceOf(PeopleChange.Invalid.class);
        assertThat(staff.disable(nora.id(), gone.id(), ADMIN)).isInstanceOf(PeopleChange.Invalid.class);
        assertThat(directory.accounts.get(nora.id()).enabled()).isTrue();
    }

    private List<Difference> differences() {
        return people.view(id, ADMIN).differences();
    }

    private List<ContactView> contacts() {
        return clients.get(id, ADMIN).contacts();
    }

    private List<LedgerRow> entries(String event) {
        return ledger.list(Chain.of(id), 0, 500, ADMIN).stream()
                .filter(row -> row.event().equals(event))
                .toList();
    }

    private static Invitation mia(Role... roles) {
        return new Invitation("Mia Muster", "mia@pier.example", Set.of(roles), "en");
    }

    private static PeopleChange.Done done(PeopleChange change) {
        assertThat(change).isInstanceOf(PeopleChange.Done.class);
        return (PeopleChange.Done) change;
    }

    private static Actor actor(String name, ClientScope scope, Role role) {
        return new Actor("sub-" + name, name, name, "", Set.of(role), scope, SignIn.none());
    }
}
